namespace TenFour.Streaming.Queries;

/// <summary>When a processing-time trigger fires: at multiples of its interval since the epoch; at once where one has been missed.</summary>
internal static class TriggerClock
{
    /// <param name="sinceLast">Time since the last batch started, or null before the first one.</param>
    public static TimeSpan UntilNext(DateTimeOffset now, TimeSpan? sinceLast, TimeSpan interval)
    {
        var sinceMultiple = TimeSpan.FromTicks(now.UtcTicks % interval.Ticks);
        var missed = sinceLast is { } since && since > sinceMultiple && since - sinceMultiple > TimeSpan.Zero && since >= interval;
        return missed || sinceLast is null ? TimeSpan.Zero : interval - sinceMultiple;
    }
}
