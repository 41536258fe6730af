namespace TenFour.Streaming.Sources;

/// <summary>
/// A place between two records of one partition: the next record to read.
/// <see cref="Record"/> is what users see (Kafka's offset); <see cref="Byte"/> is where that record starts in a file topic,
/// counted in uncompressed bytes, so that no reader has to count newlines from the start. Kafka leaves it 0.
/// </summary>
public readonly record struct PartitionOffset(long Record, long Byte)
{
    public static readonly PartitionOffset Start;
}
