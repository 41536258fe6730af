namespace TenFour.Streaming.Topics;

/// <summary>Times of appending: microseconds since the epoch in whole milliseconds, which is how fine Kafka's are.</summary>
internal static class EpochTime
{
    private const long MicrosPerMillisecond = 1000;

    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() * MicrosPerMillisecond;

    public static DateTimeOffset ToTime(long micros) => DateTimeOffset.FromUnixTimeMilliseconds(micros / MicrosPerMillisecond);
}
