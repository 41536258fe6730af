using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// A batch of a compressed file, piece by piece. Whoever finds nobody reading reads. Where others wait by then, it hands them what it has read and
/// reads on, so that the decompressor, which has the most to do, never waits for somebody to wake up.
/// </summary>
/// <param name="read">Reads the next piece; false at the end of the batch. Called by one thread at a time; told whether it is the first.</param>
/// <param name="partition">The partition's number.</param>
/// <param name="spare">Memory for pieces that wait, kept from batch to batch.</param>
internal sealed class CompressedPieces(
    Func<RecordPiece, bool, CancellationToken, bool> read, int partition, Stack<RecordPiece> spare) : IRecordPieces
{
    private readonly object _gate = new();

    // Never more of them than workers that wait.
    private readonly Queue<RecordPiece> _ready = [];
    private int _waiting;
    private int _next;
    private bool _isReading;
    private bool _isDone;

    public bool TryTake(RecordPiece piece, CancellationToken cancellation)
    {
        if (TakeReady(piece) is { } isTaken)
        {
            return isTaken;
        }

        var isThere = false;
        try
        {
            do
            {
                isThere = false;
                cancellation.ThrowIfCancellationRequested();
                isThere = read(piece, _next == 0, cancellation);
                (piece.Index, piece.Partition) = (_next++, partition);
            }
            while (isThere && TryHandOver(piece));
            return isThere;
        }
        finally
        {
            EndReading(isLast: !isThere);
        }
    }

    /// <summary>Whether a piece was taken that somebody else has read; null when it is this worker's turn to read.</summary>
    private bool? TakeReady(RecordPiece piece)
    {
        lock (_gate)
        {
            while (_ready.Count == 0 && _isReading && !_isDone)
            {
                _waiting++;
                Monitor.Wait(_gate);
                _waiting--;
            }

            if (_ready.TryDequeue(out var handed))
            {
                piece.Swap(handed);
                spare.Push(handed);
                return true;
            }

            _isReading |= !_isDone;
            return _isDone ? false : null;
        }
    }

    private bool TryHandOver(RecordPiece piece)
    {
        lock (_gate)
        {
            if (_ready.Count >= _waiting)
            {
                return false;
            }

            var handed = spare.TryPop(out var kept) ? kept : new RecordPiece();
            handed.Swap(piece);
            _ready.Enqueue(handed);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    private void EndReading(bool isLast)
    {
        lock (_gate)
        {
            _isReading = false;
            _isDone |= isLast;
            Monitor.PulseAll(_gate);
        }
    }
}
