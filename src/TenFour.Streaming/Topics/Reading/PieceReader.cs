using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>Cuts bytes that come one after the other into pieces of whole lines, straight into the memory of whoever takes them.</summary>
internal sealed class PieceReader(IByteFeed feed, int maxRecordBytes)
{
    private const int PeekBytes = 64 * 1024;

    // Newlines are counted while the bytes are in the cache of the processor that has just written them.
    private const int CountedBytes = 256 * 1024;

    // What has been read, but not been handed over.
    private byte[] _ahead = [];
    private int _start;
    private int _end;

    /// <summary>The next record to be handed over.</summary>
    public long Record { get; private set; }

    /// <summary>Whether the feed has no more bytes.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The bytes behind the last newline, once the feed has ended.</summary>
    public long TornBytes => _end - _start;

    /// <summary>Takes records before a number; false where there are none any more.</summary>
    /// <param name="pieceBytes">About how many bytes; a line is never cut.</param>
    public bool TryTake(RecordPiece piece, long endRecord, int pieceBytes)
    {
        if (Record >= endRecord)
        {
            return false;
        }

        // A piece never holds a line that is too long: it has no room for one.
        var wanted = Math.Min(pieceBytes, maxRecordBytes + 1);
        var filled = 0;
        var records = 0L;
        while ((records += Fill(piece, wanted, ref filled)) == 0)
        {
            if (filled > maxRecordBytes)
            {
                return TrySkipOversized(piece, filled);
            }

            if (filled < wanted)
            {
                KeepAhead(piece.Buffer.AsSpan(0, filled));
                return false;
            }

            wanted = (int)Math.Min(2L * wanted, maxRecordBytes + 1L);
        }

        var lines = piece.Buffer.AsSpan(0, piece.Buffer.AsSpan(0, filled).LastIndexOf(FileBytes.Newline) + 1);
        if (records > endRecord - Record)
        {
            (records, var bytes) = LineScan.SkipLines(lines, endRecord - Record);
            lines = lines[..bytes];
        }

        KeepAhead(piece.Buffer.AsSpan(lines.Length, filled - lines.Length));
        (piece.FirstRecord, piece.Length, piece.OversizedBytes) = (Record, lines.Length, 0);
        Record += records;
        return true;
    }

    /// <summary>Whether another record follows. Reads on until that is known.</summary>
    public bool HasMore()
    {
        // A line that is longer than any record may be is taken for one, so that it need not be kept.
        while (!_ahead.AsSpan(_start, _end - _start).Contains(FileBytes.Newline) && _end - _start <= maxRecordBytes)
        {
            var waiting = _ahead.AsSpan(_start, _end - _start);
            var larger = new byte[waiting.Length + PeekBytes];
            waiting.CopyTo(larger);
            var read = Read(larger.AsSpan(waiting.Length));
            (_ahead, _start, _end) = (larger, 0, waiting.Length + read);
            if (read == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fills a piece up to a number of bytes, fewer at the end of the feed; the number of newlines in what it adds.</summary>
    private int Fill(RecordPiece piece, int wanted, ref int filled)
    {
        piece.Reserve(wanted, filled);
        var ahead = Math.Min(wanted - filled, _end - _start);
        _ahead.AsSpan(_start, ahead).CopyTo(piece.Buffer.AsSpan(filled));
        _start += ahead;
        var newlines = 0;
        var added = ahead;
        do
        {
            newlines += piece.Buffer.AsSpan(filled, added).Count(FileBytes.Newline);
            filled += added;
            added = filled < wanted ? Read(piece.Buffer.AsSpan(filled, Math.Min(wanted - filled, CountedBytes))) : 0;
        }
        while (added > 0);

        return newlines;
    }

    private int Read(Span<byte> buffer)
    {
        var read = HasEnded ? 0 : feed.Read(buffer);
        HasEnded |= read == 0;
        return read;
    }

    /// <summary>Takes bytes back that were the last to come.</summary>
    private void KeepAhead(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > _start)
        {
            // At the end of the room, so that there is room before them for what comes back next.
            var waiting = _ahead.AsSpan(_start, _end - _start);
            var room = rest.Length + waiting.Length <= _ahead.Length ? _ahead : new byte[Math.Max(rest.Length + waiting.Length, PeekBytes)];
            waiting.CopyTo(room.AsSpan(room.Length - waiting.Length));
            (_ahead, _start, _end) = (room, room.Length - waiting.Length, room.Length);
        }

        _start -= rest.Length;
        rest.CopyTo(_ahead.AsSpan(_start));
    }

    /// <summary>Passes over a line that is too long, keeping nothing of it; false where it does not end.</summary>
    private bool TrySkipOversized(RecordPiece piece, int filled)
    {
        long length = filled;
        while (true)
        {
            filled = 0;
            Fill(piece, piece.Buffer.Length, ref filled);
            var block = piece.Buffer.AsSpan(0, filled);
            if (block.IsEmpty)
            {
                return false;
            }

            if (block.IndexOf(FileBytes.Newline) is var newline and >= 0)
            {
                KeepAhead(block[(newline + 1)..]);
                (piece.FirstRecord, piece.Length, piece.OversizedBytes) = (Record++, 0, length + newline);
                return true;
            }

            length += filled;
        }
    }
}
