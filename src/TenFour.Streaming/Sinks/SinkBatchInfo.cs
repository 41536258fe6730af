namespace TenFour.Streaming.Sinks;

/// <summary>The batch that a sink is about to take.</summary>
/// <param name="WatermarkMicros">The watermark that the batch runs with, or null where the query has none.</param>
public sealed record SinkBatchInfo(long BatchId, long? WatermarkMicros);
