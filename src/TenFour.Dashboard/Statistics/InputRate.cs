namespace TenFour.Dashboard.Statistics;

/// <summary>How many records come a second, from what batches report. One thread adds, any may ask.</summary>
internal sealed class InputRate(TimeProvider time)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);

    private long _since = time.GetTimestamp();
    private long _records;
    private double _perSecond;

    /// <summary>Records a second, over the last second or the last batches that lie longer apart; 0 before.</summary>
    public double PerSecond => Volatile.Read(ref _perSecond);

    /// <summary>A batch took so many records.</summary>
    public void Add(long records)
    {
        _records += records;
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_since, now) is var elapsed && elapsed >= Span)
        {
            Volatile.Write(ref _perSecond, _records / elapsed.TotalSeconds);
            (_since, _records) = (now, 0);
        }
    }
}
