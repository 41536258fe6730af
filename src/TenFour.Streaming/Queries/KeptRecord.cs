namespace TenFour.Streaming.Queries;

/// <summary>A record that had no part in the result, kept with where it is and why: malformed or late.</summary>
/// <param name="Record">Its bytes; empty when it was too long to be read.</param>
public sealed record KeptRecord(string Source, int Partition, long Offset, string Reason, ReadOnlyMemory<byte> Record);
