namespace TenFour.Streaming.Queries;

/// <summary>A malformed record, kept with where it is and what is wrong with it.</summary>
/// <param name="Record">Its bytes; empty when it was too long to be read.</param>
public sealed record Rejection(string Source, int Partition, long Offset, string Reason, ReadOnlyMemory<byte> Record);
