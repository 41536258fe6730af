namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>A column that a random statistic can name.</summary>
/// <param name="Type">The type as the expression templates write it: string, int, bigint, double, decimal, boolean, timestamp, date, array.</param>
internal sealed record TypedColumn(string Name, string Type);
