using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>A partition that is a plain file, which can be entered anywhere.</summary>
internal sealed class FilePartition : IPartition
{
    /// <summary>Counting over fewer records takes no longer than asking the index.</summary>
    private const long WorthTheIndexRecords = 4096;

    /// <summary>A piece may be shorter or longer by this part of it.</summary>
    private const long NearShare = 4;

    private readonly string _path;
    private readonly string? _indexPath;
    private readonly FileTopicSourceOptions _options;
    private readonly PartitionTail _tail;

    /// <param name="path">The data file, which may still be missing.</param>
    /// <param name="indexPath">Its index; null for a file that has none.</param>
    /// <param name="options">How to read.</param>
    public FilePartition(string path, string? indexPath, FileTopicSourceOptions options)
    {
        _path = path;
        _indexPath = indexPath;
        _options = options;
        _tail = new PartitionTail(path, indexPath, options) { WarnsOfTornLine = indexPath is null };
    }

    public PartitionOffset End => _tail.End;

    public int Generation => _tail.Generation;

    public PartitionOffset Refresh()
    {
        _tail.Refresh();
        return _tail.End;
    }

    public bool IsPlausible(PartitionOffset place)
    {
        if (place.Record > End.Record || place.Byte > End.Byte || (place.Record == 0) != (place.Byte == 0))
        {
            return false;
        }

        if (place == PartitionOffset.Start || place == End)
        {
            return true;
        }

        using var data = FileBytes.OpenRead(_path);
        return DataFingerprint.Read(data, place.Byte) is not null && IndexAgrees(data, place);
    }

    public PartitionOffset Locate(long record, PartitionOffset known)
    {
        if (record == known.Record || record == End.Record)
        {
            return record == known.Record ? known : End;
        }

        using var data = FileBytes.OpenRead(_path);
        var anchor = Later(known, _tail.Anchors.BeforeRecord(record));
        if (record - anchor.Record > WorthTheIndexRecords)
        {
            anchor = Later(anchor, IndexedBefore(data, entry => entry.End.Record > record));
        }

        var place = LineScan.Skip(data, anchor, record - anchor.Record);
        return place.Record == record ? place : throw Shrank();
    }

    public PartitionOffset? LocateTime(long micros)
    {
        if (End.Record == 0)
        {
            return null;
        }

        using var data = FileBytes.OpenRead(_path);
        using var index = OpenIndex(data, out var count);
        var first = index?.FindFirst(entry => entry.Micros >= micros) ?? count;
        if (first < count)
        {
            return index!.StartOf(first);
        }

        var indexed = index?.StartOf(count) ?? PartitionOffset.Start;
        return indexed.Record < End.Record && _tail.ChangedMicros >= micros ? indexed : null;
    }

    public long AppendedAt(PartitionOffset place)
    {
        using var data = FileBytes.OpenRead(_path);
        using var index = OpenIndex(data, out var count);
        var entry = index?.FindFirst(e => e.End.Record > place.Record) ?? count;
        return entry < count && index!.TryRead(entry, out var found) ? found.Micros : _tail.ChangedMicros;
    }

    public IReadOnlyList<PartitionOffset> Cut(PartitionOffset start, PartitionOffset endExclusive, long pieceBytes)
    {
        var bytes = endExclusive.Byte - start.Byte;
        var pieces = Math.Min((bytes + pieceBytes - 1) / pieceBytes, endExclusive.Record - start.Record);
        if (pieces <= 1)
        {
            return [];
        }

        var cuts = new List<PartitionOffset>();
        using var data = FileBytes.OpenRead(_path);
        using var index = OpenIndex(data, out var count);
        var (last, entry) = (start, 0L);
        for (long piece = 1; piece < pieces; piece++)
        {
            // No worker has begun yet, so nothing is counted where the end of an append is near enough.
            var wanted = start.Byte + (long)((double)bytes * piece / pieces);
            var known = Later(last, _tail.Anchors.BeforeByte(wanted));
            if (index is not null)
            {
                entry = index.FindFirst(e => e.End.Byte > wanted, entry);
                known = Later(known, index.StartOf(Math.Min(count, entry)));
            }

            var isNear = known.Record > last.Record && wanted - known.Byte <= pieceBytes / NearShare;
            var cut = isNear ? known : LineScan.FindEnd(data, known, known.Byte, wanted);
            if (cut.Record > last.Record)
            {
                cuts.Add(cut);
                last = cut;
            }
        }

        return cuts;
    }

    public void Read(SourceSplit split, IRecordConsumer consumer, bool exactTimes, CancellationToken cancellation)
    {
        using var data = FileBytes.OpenRead(_path);
        using var index = exactTimes ? OpenIndex(data, out _) : null;
        using var times = index is null
            ? AppendTimes.Constant(_tail.ChangedMicros)
            : AppendTimes.FromIndex(index, split.Start, _tail.ChangedMicros);
        var feed = new FileFeed(data, split.Start.Byte, split.EndExclusive.Byte);
        using var reader = new LineBlockReader(feed, split.Partition.Number, split.Start, _options.MaxRecordBytes);
        if (!reader.Read(split.EndExclusive.Record, consumer, times, cancellation) || reader.Position != split.EndExclusive)
        {
            throw Shrank();
        }
    }

    public void Dispose()
    {
        // Nothing stays open between two calls: the file may be renamed or removed at any time, on every system.
    }

    private static PartitionOffset Later(PartitionOffset a, PartitionOffset b) => a.Record >= b.Record ? a : b;

    private bool IndexAgrees(SafeFileHandle data, PartitionOffset place)
    {
        var before = IndexedBefore(data, entry => entry.End.Record > place.Record);
        return before.Byte <= place.Byte && (before.Record < place.Record || before.Byte == place.Byte);
    }

    /// <summary>The end of the last append in the index for which a condition does not hold.</summary>
    private PartitionOffset IndexedBefore(SafeFileHandle data, Func<IndexEntry, bool> isAfter)
    {
        using var index = OpenIndex(data, out var count);
        return index is null ? PartitionOffset.Start : index.StartOf(Math.Min(count, index.FindFirst(isAfter)));
    }

    /// <summary>Opens the index; null where there is none that fits the data.</summary>
    private PartitionIndex? OpenIndex(SafeFileHandle data, out long count)
    {
        var index = _indexPath is null ? null : PartitionIndex.TryOpen(_indexPath);
        count = Math.Max(0, index?.CountBorneOut(data) ?? 0);
        if (count > 0)
        {
            return index;
        }

        index?.Dispose();
        return null;
    }

    private StreamingException Shrank() => DataLoss.Error($"{_path} was cut or replaced while it was being read.");
}
