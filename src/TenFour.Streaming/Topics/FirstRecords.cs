using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>Hands over the first records that come, and no more.</summary>
internal sealed class FirstRecords(IRecordConsumer consumer, long limit) : IRecordConsumer
{
    /// <summary>How many may still come.</summary>
    public long Remaining { get; private set; } = limit;

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        var (records, bytes) = LineScan.SkipLines(completeLines, Remaining);
        if (records > 0)
        {
            Remaining -= records;
            consumer.Lines(partition, firstRecord, timestampMicros, completeLines[..bytes]);
        }
    }

    public void Records(int partition, RecordBlock block)
    {
        if (Remaining == 0)
        {
            // A source hands over what it has begun: here another partition of the same split.
            return;
        }

        if (block.Count > Remaining)
        {
            var rest = new RecordBlock(block.Parts, (int)Remaining + 1);
            rest.AddRange(block, 0, (int)Remaining);
            block = rest;
        }

        if (block.Count > 0)
        {
            Remaining -= block.Count;
            consumer.Records(partition, block);
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        if (Remaining > 0)
        {
            Remaining--;
            consumer.OversizedRecord(partition, record, length);
        }
    }
}
