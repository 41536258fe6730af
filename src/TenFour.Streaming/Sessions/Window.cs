using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Sessions;

/// <summary>Writes the windows of event time that a frame is grouped by.</summary>
public static class Window
{
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("day", TimeSpan.TicksPerDay),
        ("hour", TimeSpan.TicksPerHour),
        ("minute", TimeSpan.TicksPerMinute),
        ("second", TimeSpan.TicksPerSecond),
        ("millisecond", TimeSpan.TicksPerMillisecond),
        ("microsecond", TimeSpan.TicksPerMicrosecond),
    ];

    /// <summary>The expression <c>window(time, size, slide)</c>; its column is <c>window</c>, a struct of <c>start</c> and <c>end</c>.</summary>
    /// <param name="time">The column of event time, or an expression.</param>
    /// <param name="size">How long a window is, in whole microseconds.</param>
    /// <param name="slide">How far one window starts after the other; null: as long as a window is, so that none overlap.</param>
    /// <exception cref="ArgumentOutOfRangeException">A duration is not above zero, or is no number of microseconds.</exception>
    public static string Of(string time, TimeSpan size, TimeSpan? slide = null) => slide is { } step
        ? $"window({time}, {Duration(size)}, {Duration(step)})"
        : $"window({time}, {Duration(size)})";

    private static string Duration(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        var (name, ticks) = Array.Find(Units, u => duration.Ticks % u.Ticks == 0);
        ArgumentOutOfRangeException.ThrowIfZero(ticks, nameof(duration));
        var count = duration.Ticks / ticks;
        return SqlText.Quote($"{count} {name}{(count == 1 ? "" : "s")}");
    }
}
