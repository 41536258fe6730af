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
    private readonly List<KeptRecord> _records = [];

    private LateRecords(string source, IEnumerable<RecordPlace> places, string reason) => (_source, _places, _reason) = (source, [.. places], reason);

    /// <param name="splits">The splits of the batch, by partition and offset.</param>
    /// <param name="places">The late records.</param>
    /// <param name="reason">What to say of each.</param>
    /// <returns>The records by partition and offset.</returns>
    public static List<KeptRecord> Read(
        ISource source, IReadOnlyList<SourceSplit> splits, IReadOnlyList<RecordPlace> places, string reason, CancellationToken cancellationToken)
    {
        var consumer = new LateRecords(source.Name, places, reason);
        foreach (var split in splits.Where(s => places.Any(p => IsIn(p, s))))
        {
            source.Read(split, consumer, cancellationToken);
        }

        return consumer._records;
    }

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        for (var record = firstRecord; completeLines.Length > 0; record++)
        {
            var length = completeLines.IndexOf((byte)'\n');
            if (_places.Contains(new RecordPlace(partition, record)))
            {
                _records.Add(new KeptRecord(_source, partition, record, _reason, completeLines[..length].ToArray()));
            }

            completeLines = completeLines[(length + 1)..];
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        // It has been rejected unread, so that it has no event time and is never late.
    }

    private static bool IsIn(RecordPlace place, SourceSplit split) =>
        place.Partition == split.Partition && place.Record >= split.Start.Record && place.Record < split.EndExclusive.Record;
}
