namespace TenFour.Dashboard.Charts;

/// <summary>One line, or one part of stacked bars.</summary>
/// <param name="Values">By label; null where there is none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);
