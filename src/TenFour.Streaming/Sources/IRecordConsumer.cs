namespace TenFour.Streaming.Sources;

/// <summary>
/// Takes what <see cref="ISource.Read"/> reads. Called from the thread that reads, one call at a time, in the order of the partition.
/// </summary>
public interface IRecordConsumer
{
    /// <summary>A block of whole records.</summary>
    /// <param name="partition">Where they are from.</param>
    /// <param name="firstRecord">The offset of the first record; the others follow without a gap.</param>
    /// <param name="timestampMicros">When they were appended, in microseconds since the epoch.</param>
    /// <param name="completeLines">
    /// One or more lines, each with its newline. A blank line is a record too (Spark makes it a row of nulls), and a carriage return before
    /// the newline is white space of the record. The memory is used again after the call.
    /// </param>
    void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines);

    /// <summary>A record that is longer than the source's limit and was skipped; it counts as rejected.</summary>
    /// <param name="partition">Where it is from.</param>
    /// <param name="record">Its offset.</param>
    /// <param name="length">Its length in bytes without the newline.</param>
    void OversizedRecord(int partition, long record, long length);

    /// <summary>
    /// Records that have more than a value, or gaps between their offsets, as in Kafka. Who overrides nothing gets their values one by one as
    /// <see cref="Lines"/>, also those with newlines in them.
    /// </summary>
    /// <param name="partition">Where they are from.</param>
    /// <param name="block">One or more records. It is used again after the call.</param>
    void Records(int partition, RecordBlock block)
    {
        var lines = block.Lines;
        for (var i = 0; i < block.Count; i++)
        {
            var length = block.ValueOf(i).Length + 1;
            Lines(partition, block.OffsetOf(i), block.TimestampOf(i), lines[..length]);
            lines = lines[length..];
        }
    }
}
