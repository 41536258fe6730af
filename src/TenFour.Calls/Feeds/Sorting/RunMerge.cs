namespace TenFour.Calls.Feeds.Sorting;

/// <summary>Merges sorted runs; of equal times the earlier run comes first, which keeps the sort stable.</summary>
internal sealed class RunMerge
{
    // Below the one a read is not worth its system call, above the other it gets no cheaper.
    private const int MinBufferLength = 4 * 1024;
    private const int MaxBufferLength = 512 * 1024;

    private readonly PriorityQueue<int, (long Time, int Run)> _queue = new();
    private readonly RunReader[] _readers;
    private bool _isPositioned;

    public RunMerge(SpillFile file, int memoryBytes)
    {
        var bufferLength = Math.Clamp(memoryBytes / file.Runs.Count, MinBufferLength, MaxBufferLength);
        _readers = [.. file.Runs.Select(run => new RunReader(file, run.Start, run.End, bufferLength))];
        Restart();
    }

    /// <summary>Goes back to the first record.</summary>
    public void Restart()
    {
        _queue.Clear();
        _isPositioned = false;
        for (var run = 0; run < _readers.Length; run++)
        {
            _readers[run].Restart();
            if (_readers[run].MoveNext())
            {
                _queue.Enqueue(run, (_readers[run].Time, run));
            }
        }
    }

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        Advance();
        _isPositioned = _queue.Count > 0;
        record = _isPositioned ? _readers[_queue.Peek()].Record : default;
        return _isPositioned;
    }

    // The reader of the record given last moves on only now, because its buffer held that record.
    private void Advance()
    {
        if (!_isPositioned)
        {
            return;
        }

        var run = _queue.Peek();
        if (_readers[run].MoveNext())
        {
            _queue.DequeueEnqueue(run, (_readers[run].Time, run));
        }
        else
        {
            _queue.Dequeue();
        }
    }
}
