using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Checkpoints;

/// <summary>A batch is done: its rows are in the sinks.</summary>
/// <param name="NextWatermarkMillis">The watermark that the next batch runs with.</param>
/// <param name="ClauseWatermarksMillis">
/// The watermark of each WATERMARK clause alone, of which the query's is the earliest (or, by policy, the latest). Empty where there is one
/// clause or none, and in checkpoints that an older version wrote.
/// </param>
public sealed record BatchCommit(long BatchId, long NextWatermarkMillis, IReadOnlyList<long> ClauseWatermarksMillis)
{
    /// <summary>Per source where the batch ended, in numbers that were not known before it had run; null where the intent has them.</summary>
    public IReadOnlyList<SourceOffsets>? Ends { get; init; }
}
