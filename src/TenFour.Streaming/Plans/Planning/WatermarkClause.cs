using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>A WATERMARK clause in the running plan.</summary>
/// <param name="Input">The index of the input whose workers run the stage, or -1 where it runs in the serial part.</param>
/// <param name="Group">The number of the clause in the statistic; those that stand in the plan twice share it.</param>
/// <param name="Serial">The operator that runs the stage in the serial part, or null.</param>
internal sealed record WatermarkClause(WatermarkStage Stage, long DelayMillis, int Input, StageOperator? Serial, int Group);
