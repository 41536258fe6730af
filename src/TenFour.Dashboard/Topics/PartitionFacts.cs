namespace TenFour.Dashboard.Topics;

/// <summary>A partition of a topic as it stands.</summary>
/// <param name="Start">The offset of its first record.</param>
/// <param name="End">The offset behind its last one.</param>
/// <param name="Bytes">Its size on disk; null where that is not known (Kafka).</param>
/// <param name="LastAppend">When its newest record came; null where there is none or it is not known.</param>
public sealed record PartitionFacts(int Number, long Start, long End, long? Bytes, DateTimeOffset? LastAppend)
{
    public long Records => End - Start;
}
