namespace TenFour.Dashboard.City;

/// <summary>An hour of the clock with its usual.</summary>
internal sealed record HourFigure(DateTimeOffset Hour, long Calls, double Usual);
