using System.Globalization;

namespace TenFour.Dashboard.Engine;

/// <summary>Durations as a person reads them: <c>2 h 5 min</c>, <c>12 s</c>.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, duration.TotalMilliseconds):0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
        { TotalHours: < 1 } => $"{duration.Minutes} min {duration.Seconds} s",
        { TotalDays: < 1 } => $"{duration.Hours} h {duration.Minutes} min",
        _ => $"{duration.Days} d {duration.Hours} h",
    };
}
