namespace TenFour.Calls.Feeds.Sorting;

/// <summary>Merges sorted runs; of equal times the earlier run comes first, which keeps the sort stable.</summary>
internal sealed class RunMerge
{
    // Below this a read is not worth its system call.
    private const int MinBufferLength = 4096;

    private readonly PriorityQueue<(RunReader Reader, int Run), (long Time, int Run)> _queue = new();
    private bool _isPositioned;

    public RunMerge(SpillFile file, int memoryBytes)
    {
        var bufferLength = Math.Max(MinBufferLength, memoryBytes / file.Runs.Count);
        for (var run = 0; run < file.Runs.Count; run++)
        {
            var reader = new RunReader(file, file.Runs[run].Start, file.Runs[run].End, (int)Math.Min(bufferLength, file.Runs[run].End - file.Runs[run].Start));
            Enqueue(reader, run);
        }
    }

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        Advance();
        _isPositioned = _queue.Count > 0;
        record = _isPositioned ? _queue.Peek().Reader.Record : default;
        return _isPositioned;
    }

    // The reader of the record given last moves on only now, because its buffer held that record.
    private void Advance()
    {
        if (!_isPositioned)
        {
            return;
        }

        var (reader, run) = _queue.Peek();
        if (reader.MoveNext())
        {
            _queue.DequeueEnqueue((reader, run), (reader.Time, run));
        }
        else
        {
            _queue.Dequeue();
        }
    }

    private void Enqueue(RunReader reader, int run)
    {
        if (reader.MoveNext())
        {
            _queue.Enqueue((reader, run), (reader.Time, run));
        }
    }
}
