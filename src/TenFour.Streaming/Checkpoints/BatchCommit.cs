namespace TenFour.Streaming.Checkpoints;

/// <summary>A batch is done: its rows are in the sinks.</summary>
/// <param name="NextWatermarkMillis">The watermark that the next batch runs with.</param>
public sealed record BatchCommit(long BatchId, long NextWatermarkMillis);
