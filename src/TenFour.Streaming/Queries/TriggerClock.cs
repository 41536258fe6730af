namespace TenFour.Streaming.Queries;

/// <summary>When a processing-time trigger fires: at multiples of its interval since the epoch; at once where one has been missed.</summary>
internal static class TriggerClock
{
    /// <param name="sinceLast">Time since the batch before started; zero where the query has been waiting for records.</param>
    public static TimeSpan UntilNext(DateTimeOffset now, TimeSpan sinceLast, TimeSpan interval)
    {
        var sinceMultiple = TimeSpan.FromTicks(now.UtcTicks % interval.Ticks);
        return sinceLast > sinceMultiple ? TimeSpan.Zero : interval - sinceMultiple;
    }
}
