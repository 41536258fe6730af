using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// A batch of a compressed file, piece by piece. Whoever finds nobody reading reads. Where there are others he reads ahead for them, so that the
/// decompressor, which has the most to do, never waits for somebody to wake up, and they are woken once for a number of pieces.
/// </summary>
/// <param name="read">Reads the next piece; false at the end of the batch. Called by one thread at a time; told whether it is the first.</param>
/// <param name="partition">The partition's number.</param>
/// <param name="spare">Memory for pieces that wait, kept from batch to batch.</param>
internal sealed class CompressedPieces(
    Func<RecordPiece, bool, CancellationToken, bool> read, int partition, Stack<RecordPiece> spare) : IRecordPieces
{
    private const int MostReady = 3;
    private const int WorthWaking = 2;

    private readonly object _gate = new();

    private readonly Queue<RecordPiece> _ready = [];
    private int _next;
    private bool _isReading;
    private bool _isDone;

    // Somebody came while another was reading: there are several workers.
    private bool _isShared;

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
            while (isThere && ReadsOn(piece));
        }
        finally
        {
            EndReading(isLast: !isThere);
        }

        return isThere || TakeReady(piece) == true;
    }

    /// <summary>Whether a piece was taken that has been read; null when it is this worker's turn to read.</summary>
    private bool? TakeReady(RecordPiece piece)
    {
        lock (_gate)
        {
            _isShared |= _isReading;
            while (_ready.Count == 0 && _isReading && !_isDone)
            {
                Monitor.Wait(_gate);
            }

            if (_ready.TryDequeue(out var handed))
            {
                Take(handed, piece);
                return true;
            }

            _isReading |= !_isDone;
            return _isDone ? false : null;
        }
    }

    /// <summary>Puts a piece behind those that wait, as long as there is room; otherwise exchanges it for the first of them.</summary>
    private bool ReadsOn(RecordPiece piece)
    {
        lock (_gate)
        {
            if (!_isShared && _ready.Count == 0)
            {
                return false;
            }

            var handed = spare.TryPop(out var kept) ? kept : new RecordPiece();
            handed.Swap(piece);
            _ready.Enqueue(handed);
            if (_ready.Count > MostReady)
            {
                Take(_ready.Dequeue(), piece);
                return false;
            }

            if (_ready.Count >= WorthWaking)
            {
                Monitor.Pulse(_gate);
            }

            return true;
        }
    }

    private void Take(RecordPiece handed, RecordPiece piece)
    {
        piece.Swap(handed);
        spare.Push(handed);
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
