namespace TenFour.Dashboard.Charts;

/// <summary>What a chart shows, without how it looks, which the browser decides by its theme and size.</summary>
/// <param name="Kind">line, stacked, ranking, bar, grouped, heatmap or map.</param>
/// <param name="Labels">Along the axis of the names or times.</param>
/// <param name="Series">Values by label; a heatmap has one series a row.</param>
public sealed record ChartData(string Kind, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>Of a line whose times are not the same time apart: where each label stands, in milliseconds of the clock on the wall. Else null.</summary>
    public IReadOnlyList<double>? Times { get; init; }

    /// <summary>Of a map: the places.</summary>
    public IReadOnlyList<ChartPlace> Places { get; init; } = [];

    /// <summary>Of a map: rings of degrees east and north that are drawn below the places.</summary>
    public IReadOnlyList<double[][]> Outline { get; init; } = [];

    /// <summary>What is left out, as a sentence, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a drawing of the other would look the same.</summary>
    public bool LooksLike(ChartData other) =>
        Kind == other.Kind && Labels.SequenceEqual(other.Labels) && Places.SequenceEqual(other.Places)
        && Series.Count == other.Series.Count && Series.Zip(other.Series).All(s => s.First.LooksLike(s.Second));
}
