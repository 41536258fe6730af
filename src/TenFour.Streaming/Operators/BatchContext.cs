using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators;

/// <summary>What the operators of a query need to know of the batch that runs. The same when the batch is run again.</summary>
/// <param name="BatchId">0, 1, 2 ...</param>
/// <param name="LateWatermarkMicros">Rows at or before it are late: the watermark that the batch before used for eviction. 0 at first.</param>
/// <param name="EvictionWatermarkMicros">State at or before it leaves: the watermark that this batch runs with. 0 at first.</param>
/// <param name="Evaluation">For expressions in the serial part of the plan.</param>
public sealed record BatchContext(long BatchId, long LateWatermarkMicros, long EvictionWatermarkMicros, EvaluationContext Evaluation)
{
    /// <summary>How many threads may work at a time; the result does not depend on it.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Measures; decides nothing.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
