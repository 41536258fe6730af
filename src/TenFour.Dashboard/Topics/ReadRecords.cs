using TenFour.Streaming.Sources;

namespace TenFour.Dashboard.Topics;

/// <summary>Counts the records on their way to another consumer, and notes how far they have come.</summary>
/// <param name="begun">Told before the first.</param>
internal sealed class ReadRecords(IRecordConsumer next, Action begun) : IRecordConsumer
{
    public long Count { get; private set; }

    /// <summary>The offset behind the newest record of the partition that was read last.</summary>
    public long? End { get; private set; }

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        Begin();
        var records = completeLines.Count((byte)'\n');
        next.Lines(partition, firstRecord, timestampMicros, completeLines);
        Note(records, firstRecord + records);
    }

    public void Records(int partition, RecordBlock block)
    {
        Begin();
        next.Records(partition, block);
        Note(block.Count, block.OffsetOf(block.Count - 1) + 1);
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        Begin();
        next.OversizedRecord(partition, record, length);
        Note(1, record + 1);
    }

    private void Begin()
    {
        if (End is null)
        {
            begun();
        }
    }

    private void Note(int records, long end) => (Count, End) = (Count + records, end);
}
