namespace TenFour.Streaming.Sinks;

/// <summary>The batch that a sink is about to take.</summary>
/// <param name="WatermarkMicros">The watermark that the batch runs with, or null where the query has none.</param>
/// <param name="InputRows">Records that the batch takes.</param>
public sealed record SinkBatchInfo(long BatchId, long? WatermarkMicros, long InputRows);
