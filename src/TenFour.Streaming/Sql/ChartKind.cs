namespace TenFour.Streaming.Sql;

/// <summary>How the web page draws a statistic.</summary>
public enum ChartKind
{
    Table,
    Ranking,
    Line,
    Bar,
    Heatmap,
    Map,
}
