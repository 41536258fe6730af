using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Checkpoints;

/// <summary>
/// What a batch is going to do, written before it runs. Run again, it does the same: same records, same watermark, same time.
/// </summary>
/// <param name="LateWatermarkMillis">The watermark that the batch before used for eviction: rows at or before it are late.</param>
/// <param name="WatermarkMillis">The watermark that this batch evicts with, 0 at first.</param>
/// <param name="BatchTimeMillis">What <c>current_timestamp</c> gives.</param>
/// <param name="Sources">Per source of the plan, in order: from where to where.</param>
public sealed record BatchIntent(
    long BatchId,
    long LateWatermarkMillis,
    long WatermarkMillis,
    long BatchTimeMillis,
    IReadOnlyList<OffsetRange> Sources)
{
    /// <summary>The same with other ends; null keeps them.</summary>
    public BatchIntent EndingAt(IReadOnlyList<SourceOffsets>? ends) =>
        ends is null ? this : this with { Sources = [.. Sources.Zip(ends, (range, end) => range with { EndExclusive = end })] };
}

/// <summary>The records of one source in one batch.</summary>
/// <param name="Start">The first record of each partition.</param>
/// <param name="EndExclusive">The record after the last one of each partition.</param>
public sealed record OffsetRange(SourceOffsets Start, SourceOffsets EndExclusive);
