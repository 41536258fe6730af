namespace TenFour.Streaming.Sources;

/// <summary>
/// A piece of one partition that one worker reads: from <see cref="Start"/> to <see cref="EndExclusive"/>, both between two records.
/// </summary>
public readonly record struct SourceSplit(PartitionId Partition, PartitionOffset Start, PartitionOffset EndExclusive)
{
    public long Records => EndExclusive.Record - Start.Record;

    /// <summary>The size in uncompressed bytes, newlines included; 0 where the source does not know it.</summary>
    public long Bytes => EndExclusive.Byte - Start.Byte;
}
