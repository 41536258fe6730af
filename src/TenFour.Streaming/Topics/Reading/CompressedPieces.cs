using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>A batch of a compressed file, piece by piece.</summary>
internal sealed class CompressedPieces(CompressedPartition partition, SourceSplit range, int pieceBytes) : IRecordPieces
{
    private readonly Lock _gate = new();
    private int _next;
    private bool _isDone;

    public bool TryTake(RecordPiece piece, CancellationToken cancellation)
    {
        lock (_gate)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_isDone || !partition.TryTake(range, piece, isFirst: _next == 0, pieceBytes, cancellation))
            {
                _isDone = true;
                return false;
            }

            (piece.Index, piece.Partition) = (_next++, range.Partition.Number);
            return true;
        }
    }
}
