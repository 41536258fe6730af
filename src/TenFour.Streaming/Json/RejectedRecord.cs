namespace TenFour.Streaming.Json;

/// <summary>A malformed record, for which a row of nulls stands.</summary>
/// <param name="Row">Its row in the column batch.</param>
/// <param name="Reason">What is wrong with it, in words.</param>
/// <param name="Record">Its bytes, a copy; empty when they were too many or missing.</param>
public sealed record RejectedRecord(int Row, string Reason, ReadOnlyMemory<byte> Record);
