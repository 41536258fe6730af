using TenFour.Dashboard.Results;
using TenFour.Streaming.Sql;

namespace TenFour.Dashboard.Charts;

/// <summary>Decides which rows a chart is made of: of a large result those that it shows, not just the first.</summary>
internal static class ChartRows
{
    /// <summary>The view whose rows the chart needs, or null where the head of the result will do.</summary>
    public static ResultView? ViewOf(ChartKind kind, ResultShape shape, long count, int? wanted) => kind switch
    {
        _ when count <= ResultLimits.HeadRows => null,
        ChartKind.Line when shape.Time >= 0 => ResultView.Plain with { SortColumn = shape.Time, Descending = true },
        ChartKind.Ranking when wanted is { } value => ResultView.Plain with { SortColumn = value, Descending = true },
        ChartKind.Ranking => null,
        _ => ResultView.Plain,
    };
}
