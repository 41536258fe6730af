namespace TenFour.Dashboard.Charts;

/// <summary>A place on a map.</summary>
/// <param name="Value">How much is there.</param>
public sealed record ChartPlace(double Longitude, double Latitude, double Value, string Name);
