namespace TenFour.Streaming.Sources;

/// <summary>
/// A place between two records of one partition: the next record to read.
/// <see cref="Record"/> is what users see (Kafka's offset); <see cref="Byte"/> is where that record starts in a file topic,
/// counted in uncompressed bytes, so that no reader has to count newlines from the start. Kafka leaves it 0.
/// </summary>
public readonly record struct PartitionOffset(long Record, long Byte)
{
    public static readonly PartitionOffset Start;

    /// <summary>
    /// The number of a place whose bytes alone are known: the end of a compressed file that has not been read. A smaller number beside the bytes
    /// of such an end is that record, or the end where that comes first.
    /// </summary>
    public const long Uncounted = long.MaxValue;

    public bool IsCounted => Record != Uncounted;
}
