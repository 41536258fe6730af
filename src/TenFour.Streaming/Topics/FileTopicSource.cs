using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics.Reading;

namespace TenFour.Streaming.Topics;

/// <summary>A file topic as a source: a folder of partitions, or one NDJSON file, which is a topic of one partition and never written to.</summary>
public sealed class FileTopicSource : ISource
{
    /// <summary>Less is not worth a worker of its own.</summary>
    private const long MinSplitBytes = 256 * 1024;

    private readonly TopicAddress _address;
    private readonly TimeProvider _time;
    private readonly PartitionSet _partitions;
    private readonly OffsetCheck _check;
    private readonly DataWatch _watch;

    // Until somebody says what is looked at, all is.
    private RecordParts? _parts;

    private FileTopicSource(TopicAddress address, FileTopicSourceOptions options, TimeProvider time)
    {
        _address = address;
        _time = time;
        Name = address.Name;
        _partitions = new PartitionSet(address, options);
        _check = new OffsetCheck(options, number => address.IsFolder ? new TopicLayout(address.Path).DataPath(number) : address.Path);
        _watch = address.IsFolder
            ? new DataWatch(address.Path, TopicLayout.DataPattern, time)
            : new DataWatch(Path.GetDirectoryName(Path.GetFullPath(address.Path))!, Path.GetFileName(address.Path), time);
    }

    public string Name { get; }

    public string Description => $"FileTopic[{_address.Path}]";

    /// <summary>Opens a topic for reading.</summary>
    /// <exception cref="StreamingException">There is no such topic.</exception>
    public static FileTopicSource Open(TopicAddress address, FileTopicSourceOptions options, TimeProvider time)
    {
        address.ThrowIfMissing();
        if (options.MaxRecordBytes is < FileTopicSourceOptions.SmallestMaxRecordBytes or > FileTopicSourceOptions.LargestMaxRecordBytes)
        {
            throw StreamingException.ForUser(
                $"The longest record cannot be limited to {options.MaxRecordBytes} bytes.",
                advice: $"Allow from {FileTopicSourceOptions.SmallestMaxRecordBytes} to {FileTopicSourceOptions.LargestMaxRecordBytes}.");
        }

        return new FileTopicSource(address, options, time);
    }

    public SourceOffsets GetEarliest() => Resolve(StartingOffsets.Earliest);

    public SourceOffsets GetLatest() => Settle(GetOpenLatest(), mayRead: true);

    public SourceOffsets GetOpenLatest() => _partitions.Refresh();

    public SourceOffsets GetRecentLatest() => Each(GetOpenLatest(), (partition, end) => end.IsCounted ? end : partition.CountedEnd);

    public SourceOffsets Settle(SourceOffsets offsets) => Settle(offsets, mayRead: false);

    public SourceOffsets Renew(SourceOffsets endExclusive)
    {
        GetOpenLatest();
        return Each(endExclusive, (partition, end) => partition.Renew(end));
    }

    public SourceOffsets Resolve(StartingOffsets starting)
    {
        var latest = starting is StartingOffsets.AtEarliest ? GetOpenLatest() : GetLatest();
        return new StartResolver(Name, _partitions.ByNumber, latest).Resolve(starting);
    }

    public SourceOffsets Limit(SourceOffsets start, SourceOffsets latest, long? maxRecords)
    {
        Check(start);
        foreach (var ((_, number), place) in start)
        {
            _partitions.ByNumber.GetValueOrDefault(number)?.Recall(place);
        }

        latest = Settle(latest);
        if (maxRecords is not { } limit)
        {
            return latest;
        }

        var numbers = latest.Partitions.Select(p => p.Number).ToArray();
        var shares = ProportionalLimit.Share([.. numbers.Select(p => _check.Backlog(p, start[p], latest[p]))], limit);
        var end = latest;
        foreach (var (number, share) in numbers.Zip(shares))
        {
            var record = start[number].Record + share;
            if (share > 0 && record < latest[number].Record)
            {
                var partition = _partitions.ByNumber[number];
                var place = partition.Locate(record, start[number]);
                _check.Trust(number, partition, place);
                end = end.With(number, place);
            }
        }

        return end;
    }

    public long CountRecords(SourceOffsets start, SourceOffsets endExclusive)
    {
        long records = 0;
        foreach (var ((_, number), end) in Settle(endExclusive, mayRead: true))
        {
            records += _check.Backlog(number, start[number], end);
        }

        return records;
    }

    public IReadOnlyDictionary<PartitionId, long> OldestUnread(SourceOffsets start, SourceOffsets endExclusive)
    {
        var oldest = new Dictionary<PartitionId, long>();
        foreach (var ((_, number), end) in endExclusive)
        {
            if (end.Record > start[number].Record && _partitions.ByNumber.TryGetValue(number, out var partition))
            {
                oldest[number] = partition.AppendedAt(start[number]);
            }
        }

        return oldest;
    }

    /// <summary>
    /// When nobody looks at the time of appending, a topic that was filled record by record is read in blocks as large as any other's.
    /// </summary>
    public void Expect(RecordParts parts) => _parts = (_parts ?? RecordParts.None) | parts;

    public IReadOnlyList<SourceSplit> Split(SourceOffsets start, SourceOffsets endExclusive, int targetSplits)
    {
        Check(start);
        Check(endExclusive);
        var ranges = new List<SourceSplit>();
        foreach (var ((_, number), end) in endExclusive)
        {
            if (_check.Backlog(number, start[number], end) > 0)
            {
                ranges.Add(new SourceSplit(number, start[number], end));
            }
        }

        var pieceBytes = Math.Max(MinSplitBytes, ranges.Sum(range => range.Bytes) / Math.Max(1, targetSplits) + 1);
        return [.. ranges.SelectMany(range => Cut(range, pieceBytes))];
    }

    public IRecordPieces? TakePieces(SourceOffsets start, SourceOffsets endExclusive, int pieceBytes)
    {
        Check(start);
        Check(endExclusive);

        // What can only be read from front to back is a topic of one partition.
        return endExclusive.Count == 1 && _check.Backlog(0, start[0], endExclusive[0]) > 0 && _partitions.ByNumber.TryGetValue(0, out var only)
            ? only.TakePieces(new SourceSplit(0, start[0], endExclusive[0]), pieceBytes)
            : null;
    }

    public void Read(SourceSplit split, IRecordConsumer consumer, CancellationToken cancellation) =>
        _partitions.ByNumber[split.Partition.Number].Read(split, consumer, (_parts ?? RecordParts.All).HasFlag(RecordParts.Timestamp), cancellation);

    public async ValueTask<bool> WaitForDataAsync(SourceOffsets seen, TimeSpan atMost, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            var change = _watch.NextChange();
            if (HasDataAfter(seen))
            {
                return true;
            }

            var remaining = atMost == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : atMost - _time.GetElapsedTime(started);
            if (remaining <= TimeSpan.Zero)
            {
                return false;
            }

            await _watch.WaitAsync(change, remaining, cancellation).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync()
    {
        _watch.Dispose();
        _partitions.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Check(SourceOffsets offsets)
    {
        if (_partitions.Latest.Count == 0)
        {
            // After a restart, a batch may be run again before anybody has asked for the end.
            GetOpenLatest();
        }

        _check.Check(offsets, _partitions.ByNumber);
    }

    private bool HasDataAfter(SourceOffsets seen)
    {
        foreach (var (number, end) in GetOpenLatest())
        {
            if (end != seen[number])
            {
                return true;
            }
        }

        return false;
    }

    private SourceOffsets Settle(SourceOffsets offsets, bool mayRead) => Each(offsets, (partition, place) => partition.Settle(place, mayRead));

    private SourceOffsets Each(SourceOffsets offsets, Func<IPartition, PartitionOffset, PartitionOffset> change)
    {
        foreach (var (id, place) in offsets)
        {
            if (_partitions.ByNumber.TryGetValue(id.Number, out var partition) && change(partition, place) is var changed && changed != place)
            {
                offsets = offsets.With(id, changed);
            }
        }

        return offsets;
    }

    private IEnumerable<SourceSplit> Cut(SourceSplit range, long pieceBytes)
    {
        var start = range.Start;
        foreach (var cut in _partitions.ByNumber[range.Partition.Number].Cut(range.Start, range.EndExclusive, pieceBytes))
        {
            yield return range with { Start = start, EndExclusive = cut };
            start = cut;
        }

        yield return range with { Start = start };
    }
}
