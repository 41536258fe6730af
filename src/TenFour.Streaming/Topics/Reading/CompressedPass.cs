using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>One pass through the first bytes of a compressed file, from its first record on.</summary>
internal sealed class CompressedPass : IDisposable
{
    private const int SkippedBytes = FileBytes.BlockBytes;

    private readonly CompressedFeed _feed;
    private readonly PieceReader _pieces;

    /// <param name="path">The file.</param>
    /// <param name="length">How many of its bytes count.</param>
    /// <param name="maxRecordBytes">The longest record that is handed over.</param>
    public CompressedPass(string path, long length, int maxRecordBytes)
    {
        Length = length;
        _feed = new CompressedFeed(path, length);
        _pieces = new PieceReader(_feed, maxRecordBytes);
    }

    /// <summary>The compressed bytes that it goes through.</summary>
    public long Length { get; }

    /// <summary>The next record.</summary>
    public long Record => _pieces.Record;

    /// <summary>Whether all records have been handed over, so that their number is known.</summary>
    public bool IsThrough { get; private set; }

    /// <summary>The bytes behind the last record, once the pass is through.</summary>
    public long TornBytes => _pieces.TornBytes;

    /// <summary>Takes records before a number; false where there are none any more.</summary>
    public bool TryTake(RecordPiece piece, long endRecord, int pieceBytes)
    {
        var isTaken = _pieces.TryTake(piece, endRecord, pieceBytes);
        IsThrough |= !isTaken && Record < endRecord;
        return isTaken;
    }

    /// <summary>Passes over the records before a number; false where there are fewer.</summary>
    public bool SkipTo(long record, CancellationToken cancellation)
    {
        for (var passed = new RecordPiece(); TryTake(passed, record, SkippedBytes);)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return Record == record;
    }

    /// <summary>Looks whether another record follows.</summary>
    public bool HasMore()
    {
        try
        {
            IsThrough |= !_pieces.HasMore();
            return !IsThrough;
        }
        catch (StreamingException)
        {
            // What is damaged behind a batch is told, again, by the batch that needs it.
            return true;
        }
    }

    public void Dispose() => _feed.Dispose();
}
