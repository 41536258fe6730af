namespace TenFour.Dashboard.City;

/// <summary>A neighborhood in the hour up to the newest call.</summary>
/// <param name="Usual">What is usual for the hour and weekday.</param>
/// <param name="Day">Calls of the last 24 hours.</param>
internal sealed record AreaFigure(string Area, long Calls, double Usual, long Day);
