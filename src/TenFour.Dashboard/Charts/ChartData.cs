namespace TenFour.Dashboard.Charts;

/// <summary>What a chart shows, without how it looks, which the browser decides by its theme and size.</summary>
/// <param name="Kind">line, stacked, ranking, bar or heatmap.</param>
/// <param name="Labels">Along the axis of the names or times.</param>
/// <param name="Series">Values by label; a heatmap has one series a row.</param>
public sealed record ChartData(string Kind, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series);
