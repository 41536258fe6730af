namespace TenFour.Streaming.Topics;

/// <summary>How much a writer has appended. Bytes include the newlines.</summary>
public readonly record struct AppendedTotals(long Records, long Bytes);
