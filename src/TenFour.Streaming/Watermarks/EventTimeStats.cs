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

    public void Add(long millis) => Add([millis]);

    /// <summary>Adds rows in their order.</summary>
    public void Add(ReadOnlySpan<long> millis)
    {
        // In local variables: each row's mean waits for that of the row before, and through memory it would wait longer.
        var (count, min, max, mean) = (Count, MinMillis, MaxMillis, MeanMillis);
        foreach (var row in millis)
        {
            count++;
            min = Math.Min(min, row);
            max = Math.Max(max, row);
            mean += (row - mean) / count;
        }

        (Count, MinMillis, MaxMillis, MeanMillis) = (count, min, max, mean);
    }

    /// <summary>Adds the figures of other rows, as Spark adds those of its tasks.</summary>
    public void Add(EventTimeStats other)
    {
        if (other.Count == 0)
        {
            return;
        }

        var count = Count + other.Count;
        MeanMillis = Count == 0 ? other.MeanMillis : ((MeanMillis * Count) + (other.MeanMillis * other.Count)) / count;
        MinMillis = Math.Min(MinMillis, other.MinMillis);
        MaxMillis = Math.Max(MaxMillis, other.MaxMillis);
        Count = count;
    }

    public void Clear() => (Count, MinMillis, MaxMillis, MeanMillis) = (0, long.MaxValue, long.MinValue, 0);
}
