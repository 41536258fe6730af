using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>An amount of records; the bytes count the newlines too.</summary>
internal readonly record struct RecordSpan(long Records, long Bytes)
{
    public static RecordSpan operator +(RecordSpan a, RecordSpan b) => new(a.Records + b.Records, a.Bytes + b.Bytes);

    public static RecordSpan Between(PartitionOffset start, PartitionOffset end) => new(end.Record - start.Record, end.Byte - start.Byte);
}
