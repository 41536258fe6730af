using System.Globalization;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>What a reader asks of a result, as it stands in an address that can be shared.</summary>
/// <param name="Sort">The name of a column, behind <c>-</c> for descending; null for the statistic's own order.</param>
/// <param name="Filter">Words that all occur in a row, or null.</param>
/// <param name="Page">From 1.</param>
/// <param name="Batch">The version at which the result is held, or null: the newest is followed.</param>
/// <param name="Chart">The column that the chart draws, or null: the one that the statistic's kind asks for.</param>
public sealed record ResultQuestion(string? Sort, string? Filter, int Page, long? Batch, string? Chart)
{
    /// <summary>Rows of a page.</summary>
    public const int PageRows = 50;

    /// <summary>The last page that can be asked for.</summary>
    public const int LastPage = ResultLimits.FoundRows / PageRows;

    public static readonly ResultQuestion Plain = new(null, null, 1, null, null);

    /// <summary>What an address says; nonsense is passed over.</summary>
    public static ResultQuestion Of(string? sort, string? filter, int? page, long? batch, string? chart) => new(
        Text(sort), Text(filter), Math.Clamp(page ?? 1, 1, LastPage), batch, Text(chart));

    internal ResultView View(IReadOnlyList<StructField> columns) => ResultView.Of(Sort, Filter, columns);

    /// <summary>The address of the answer.</summary>
    /// <param name="path">Such as <c>/statistics/calls-per-day</c>.</param>
    public string Query(string path)
    {
        var parts = new List<string>();
        Add("sort", Sort);
        Add("filter", Filter);
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        Add("batch", Batch?.ToString(CultureInfo.InvariantCulture));
        Add("chart", Chart);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
