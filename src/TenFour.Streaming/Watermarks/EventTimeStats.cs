namespace TenFour.Streaming.Watermarks;

/// <summary>
/// Smallest, largest and mean event time of a batch, in milliseconds. The mean is kept as a running one, row by row, because Spark does so
/// and its rounding shows in the last digit of the progress report.
/// </summary>
public sealed class EventTimeStats
{
    public long Count { get; private set; }

    public long MinMillis { get; private set; } = long.MaxValue;

    public long MaxMillis { get; private set; } = long.MinValue;

    public double MeanMillis { get; private set; }

    public void Add(long millis)
    {
        Count++;
        MinMillis = Math.Min(MinMillis, millis);
        MaxMillis = Math.Max(MaxMillis, millis);
        MeanMillis += (millis - MeanMillis) / Count;
    }

    public void Clear() => (Count, MinMillis, MaxMillis, MeanMillis) = (0, long.MaxValue, long.MinValue, 0);
}
