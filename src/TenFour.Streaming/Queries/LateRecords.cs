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
    private readonly HashSet<long> _offsets;
    private readonly IKeptRecordBatch _kept;

    private LateRecords(string source, ReadOnlySpan<long> offsets, string reason, IKeptRecordBatch kept) =>
        (_source, _offsets, _reason, _kept) = (source, [.. offsets], reason, kept);

    /// <param name="splits">The splits of the batch, by partition and offset.</param>
    /// <param name="places">The late records.</param>
    /// <param name="reason">What to say of each.</param>
    /// <param name="kept">Takes the records, split by split.</param>
    public static void Read(
        ISource source, IReadOnlyList<SourceSplit> splits, RecordPlaces places, string reason, IKeptRecordBatch kept, CancellationToken cancellationToken)
    {
        foreach (var split in splits)
        {
            var name = split.Partition.Topic ?? source.Name;
            var offsets = places.Between(name, split.Partition.Number, split.Start.Record, split.EndExclusive.Record);
            if (!offsets.IsEmpty)
            {
                source.Read(split, new LateRecords(name, offsets, reason, kept), cancellationToken);
            }
        }
    }

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        for (var record = firstRecord; completeLines.Length > 0; record++)
        {
            var length = completeLines.IndexOf((byte)'\n');
            if (_offsets.Contains(record))
            {
                _kept.Add(new KeptRecord(_source, partition, record, _reason, completeLines[..length].ToArray()));
            }

            completeLines = completeLines[(length + 1)..];
        }
    }

    public void Records(int partition, RecordBlock block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            if (_offsets.Contains(block.OffsetOf(i)))
            {
                _kept.Add(new KeptRecord(_source, partition, block.OffsetOf(i), _reason, block.ValueOf(i).ToArray()));
            }
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        // It has been rejected unread, so that it has no event time and is never late.
    }
}
