namespace TenFour.Streaming.Limits;

/// <summary>What a query may use that somebody typed who is not to be trusted with the whole machine. Beyond it that query fails, and nothing else.</summary>
/// <param name="LongestBatch">How long one batch may take.</param>
/// <param name="MostBatchBytes">How much memory one batch may ask for, on each of its threads.</param>
/// <param name="MostStateBytes">How much memory the state may hold from batch to batch.</param>
public sealed record QueryLimits(TimeSpan LongestBatch, long MostBatchBytes, long MostStateBytes);
