using TenFour.Streaming.Columns;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>
/// Fetches the records that a batch dropped as late. Their bytes are gone when an operator finds them late, so they are read a second time:
/// late records are few, and the splits without any are passed over.
/// </summary>
internal sealed class LateRecords : IRecordConsumer
{
    private readonly string _source;
    private readonly string _reason;
    private readonly HashSet<RecordPlace> _places;
    private readonly List<KeptRecord> _records;

    private LateRecords(string source, IEnumerable<RecordPlace> places, string reason, List<KeptRecord> records) =>
        (_source, _places, _reason, _records) = (source, [.. places], reason, records);

    /// <param name="splits">The splits of the batch, by partition and offset.</param>
    /// <param name="places">The late records.</param>
    /// <param name="reason">What to say of each.</param>
    /// <returns>The records by partition and offset.</returns>
    public static List<KeptRecord> Read(
        ISource source, IReadOnlyList<SourceSplit> splits, IReadOnlyList<RecordPlace> places, string reason, CancellationToken cancellationToken)
    {
        var records = new List<KeptRecord>();
        foreach (var split in splits)
        {
            var name = split.Partition.Topic ?? source.Name;
            var inSplit = places.Where(p => IsIn(p, name, split)).ToList();
            if (inSplit.Count > 0)
            {
                source.Read(split, new LateRecords(name, inSplit, reason, records), cancellationToken);
            }
        }

        return records;
    }

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        for (var record = firstRecord; completeLines.Length > 0; record++)
        {
            var length = completeLines.IndexOf((byte)'\n');
            if (_places.Contains(new RecordPlace(_source, partition, record)))
            {
                _records.Add(new KeptRecord(_source, partition, record, _reason, completeLines[..length].ToArray()));
            }

            completeLines = completeLines[(length + 1)..];
        }
    }

    public void Records(int partition, RecordBlock block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            if (_places.Contains(new RecordPlace(_source, partition, block.OffsetOf(i))))
            {
                _records.Add(new KeptRecord(_source, partition, block.OffsetOf(i), _reason, block.ValueOf(i).ToArray()));
            }
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        // It has been rejected unread, so that it has no event time and is never late.
    }

    private static bool IsIn(RecordPlace place, string source, SourceSplit split) =>
        place.Source == source && place.Partition == split.Partition.Number && place.Record >= split.Start.Record && place.Record < split.EndExclusive.Record;
}
