using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// A compressed file as the only partition of a topic. It can only be read from its start on, so the decompressor stays open between
/// batches, and its records are counted as they are read: any number of batches is one pass. A place in the middle has no byte, since a byte
/// would not help to find it; the bytes of an end are those of the compressed file, whose records may not have been counted yet.
/// </summary>
internal sealed class CompressedPartition(string path, FileTopicSourceOptions options) : IPartition
{
    private readonly FileInfo _info = new(path);
    private readonly Lock _reading = new();
    private (long Length, DateTime Written) _seen = (0, DateTime.MinValue);
    private readonly Stack<RecordPiece> _spare = [];
    private CompressedPass? _pass;

    public PartitionOffset End { get; private set; }

    public PartitionOffset CountedEnd { get; private set; }

    public int Generation { get; private set; }

    public PartitionOffset Refresh()
    {
        _info.Refresh();
        var now = _info.Exists ? (_info.Length, _info.LastWriteTimeUtc) : (0, DateTime.MinValue);
        if (now == _seen)
        {
            return End;
        }

        lock (_reading)
        {
            Drop();
            var before = _seen.Length;
            _seen = now;
            End = _seen.Length == before ? End : OpenEnd(_seen.Length);
            if (_seen.Length < before)
            {
                CheckShrunk();
            }
        }

        return End;
    }

    public PartitionOffset Settle(PartitionOffset place, bool mayRead)
    {
        if (place.Byte == 0)
        {
            return place;
        }

        lock (_reading)
        {
            if (mayRead && !place.IsCounted)
            {
                return new PartitionOffset(Count(place.Byte), place.Byte);
            }

            if (place.Byte != End.Byte)
            {
                return place;
            }

            LookBehind(place.Record);
            return End.IsCounted && place.Record >= End.Record ? End
                : place.IsCounted ? new PartitionOffset(place.Record, 0)
                : place;
        }
    }

    public void Recall(PartitionOffset place)
    {
        lock (_reading)
        {
            if (place.Byte > 0 && place.Byte == End.Byte && place.IsCounted && !End.IsCounted)
            {
                End = CountedEnd = place;
            }
        }
    }

    public PartitionOffset Renew(PartitionOffset end)
    {
        if (end.Byte == 0 || end.Byte >= End.Byte)
        {
            return end;
        }

        lock (_reading)
        {
            try
            {
                Count(end.Byte);
                return end;
            }
            catch (StreamingException)
            {
                // An archive of that length never could be read, so nothing can have come of the batch: it takes the one that is there now.
                return new PartitionOffset(end.Record, End.Byte);
            }
        }
    }

    public bool IsPlausible(PartitionOffset place)
    {
        lock (_reading)
        {
            if (place.Byte > End.Byte && (!place.IsCounted || Count(End.Byte) < place.Record))
            {
                return false;
            }

            if (place.Byte > 0 || End.IsCounted)
            {
                return !place.IsCounted || !End.IsCounted || place.Record <= End.Record;
            }

            // Reading is going to go on there anyway.
            return TrySkip(End.Byte, place.Record, CancellationToken.None);
        }
    }

    public PartitionOffset Locate(long record, PartitionOffset known) => new(record, End.IsCounted ? 0 : End.Byte);

    public long AppendedAt(PartitionOffset place) => Micros;

    public PartitionOffset? LocateTime(long micros) => Micros >= micros && End.Record > 0 ? PartitionOffset.Start : null;

    public IReadOnlyList<PartitionOffset> Cut(PartitionOffset start, PartitionOffset endExclusive, long pieceBytes) => [];

    public IRecordPieces TakePieces(SourceSplit range, int pieceBytes) => new CompressedPieces(
        (piece, isFirst, cancellation) => TryTake(range, piece, isFirst, pieceBytes, cancellation), range.Partition.Number, _spare);

    public void Read(SourceSplit split, IRecordConsumer consumer, bool exactTimes, CancellationToken cancellation)
    {
        var pieces = TakePieces(split, FileBytes.BlockBytes);
        for (var piece = new RecordPiece(); pieces.TryTake(piece, cancellation);)
        {
            piece.HandTo(consumer);
        }
    }

    public void Dispose() => _pass?.Dispose();

    private long Micros => EpochTime.Milliseconds(_seen.Written == DateTime.MinValue ? DateTime.UnixEpoch : _seen.Written);

    private static PartitionOffset OpenEnd(long length) => length == 0 ? PartitionOffset.Start : new(PartitionOffset.Uncounted, length);

    /// <summary>Takes the next piece of a range; false at its end.</summary>
    private bool TryTake(SourceSplit range, RecordPiece piece, bool isFirst, int pieceBytes, CancellationToken cancellation)
    {
        lock (_reading)
        {
            var length = range.EndExclusive.Byte > 0 ? range.EndExclusive.Byte : End.Byte;
            if ((isFirst && !TrySkip(length, range.Start.Record, cancellation)) || _pass!.Length != length)
            {
                throw Replaced();
            }

            piece.TimestampMicros = Micros;
            if (_pass.TryTake(piece, range.EndExclusive.Record, pieceBytes))
            {
                return true;
            }

            if (_pass.IsThrough)
            {
                NoteEnd(_pass);
            }

            if (_pass.Record < range.EndExclusive.Record && range.EndExclusive.Byte == 0)
            {
                throw Replaced();
            }

            return false;
        }
    }

    private void CheckShrunk()
    {
        var before = CountedEnd.Record;
        var records = End.IsCounted ? 0 : Count(End.Byte);
        if (records < before)
        {
            DataLoss.Report($"{path} was cut or replaced: it has {records} records now, but {before} had been seen.", options);
            Generation++;
        }
    }

    /// <summary>The number of records in the first bytes of the file; takes a pass where nobody has read them yet.</summary>
    private long Count(long length)
    {
        if (length == End.Byte && End.IsCounted)
        {
            return End.Record;
        }

        using var pass = new CompressedPass(path, length, options.MaxRecordBytes);
        pass.SkipTo(PartitionOffset.Uncounted, CancellationToken.None);
        NoteEnd(pass);
        return pass.Record;
    }

    /// <summary>Where all records before a place have been read, one may be the last.</summary>
    private void LookBehind(long record)
    {
        if (_pass is { } pass && (pass.IsThrough || (pass.Record == record && !pass.HasMore())))
        {
            NoteEnd(pass);
        }
    }

    private void NoteEnd(CompressedPass pass)
    {
        if (pass.Length != End.Byte || End.IsCounted)
        {
            return;
        }

        End = CountedEnd = new PartitionOffset(pass.Record, pass.Length);
        if (pass.TornBytes > 0)
        {
            options.Warn?.Invoke($"{path}: the last {pass.TornBytes} bytes have no newline, so they are not a record");
        }
    }

    /// <summary>Opens the file or goes on in it; false where it has fewer records.</summary>
    private bool TrySkip(long length, long record, CancellationToken cancellation)
    {
        if (_pass is null || _pass.Length != length || _pass.Record > record)
        {
            Drop();
            _pass = new CompressedPass(path, length, options.MaxRecordBytes);
        }

        var isThere = _pass.SkipTo(record, cancellation);
        if (_pass.IsThrough)
        {
            NoteEnd(_pass);
        }

        return isThere;
    }

    private void Drop()
    {
        _pass?.Dispose();
        _pass = null;
    }

    private StreamingException Replaced() => DataLoss.Error($"{path} was cut or replaced while it was being read.");
}
