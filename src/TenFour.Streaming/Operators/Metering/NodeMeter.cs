namespace TenFour.Streaming.Operators.Metering;

/// <summary>
/// What one node of a plan does in a batch: the rows that it gives, and the time that it takes itself. Workers and lanes add to it once a
/// column batch, never once a row.
/// </summary>
internal sealed class NodeMeter
{
    private long _rows;
    private long _ticks;

    /// <summary>Rows that the node has given to the next one.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Ticks of the clock's timestamps, added up over all workers.</summary>
    public long Ticks => Interlocked.Read(ref _ticks);

    /// <summary>The node gave a result whose rows are built when they are read, and only so far.</summary>
    public bool GaveTable { get; private set; }

    public void Clear() => (_rows, _ticks, GaveTable) = (0, 0, false);

    public void AddRows(long rows) => Interlocked.Add(ref _rows, rows);

    public void AddTicks(long ticks) => Interlocked.Add(ref _ticks, ticks);

    public void NoteTable() => GaveTable = true;
}
