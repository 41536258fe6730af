namespace TenFour.Dashboard.Charts;

/// <summary>One line, or one part of stacked bars.</summary>
/// <param name="Values">By label; null where there is none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>Its numbers are of another size than those of the other lines: they have an axis of their own.</summary>
    public bool HasOwnAxis { get; init; }

    internal bool LooksLike(ChartSeries other) => Name == other.Name && HasOwnAxis == other.HasOwnAxis && Values.SequenceEqual(other.Values);
}
