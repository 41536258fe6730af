using TenFour.Streaming.Operators;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>A WATERMARK clause in the running plan.</summary>
/// <param name="Input">The index of the input whose workers run the stage, or -1 where operators run it.</param>
/// <param name="Operators">Where it stands behind an operator with state, the operators that run it, one a lane.</param>
/// <param name="Group">The number of the clause in the statistic; those that stand in the plan twice share it.</param>
internal sealed record WatermarkClause(WatermarkStage Stage, long DelayMillis, int Input, IReadOnlyList<WatermarkOperator> Operators, int Group);
