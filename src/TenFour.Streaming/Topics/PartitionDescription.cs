namespace TenFour.Streaming.Topics;

/// <summary>One partition of a file topic.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Records">Complete records; also the end offset, as offsets count from 0 and nothing is ever removed.</param>
/// <param name="Bytes">The size of its file, compressed where that is.</param>
/// <param name="FirstAppend">When its first records were appended; null where it is not known.</param>
/// <param name="LastAppend">When its last records were appended; null where there are none.</param>
public sealed record PartitionDescription(int Number, long Records, long Bytes, DateTimeOffset? FirstAppend, DateTimeOffset? LastAppend);
