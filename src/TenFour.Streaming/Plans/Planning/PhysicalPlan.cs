using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>A plan made ready to run: what each worker does to the records of a stream, and the chain of operators behind it.</summary>
/// <param name="Inputs">The reads of streams; a stream that is named twice is read twice, as in Spark.</param>
/// <param name="StatefulOperators">From the streams to the sink: the order in which the checkpoint numbers them.</param>
/// <param name="ReportOrder">The stateful operators by index, as the progress reports list them: from the sink to the streams, left before right.</param>
/// <param name="Watermarks">The WATERMARK clauses, in the order of the plan.</param>
/// <param name="RunsOnWatermark">True where a new watermark alone is worth a batch without records: state can leave.</param>
/// <param name="SortsWholeResult">True under an ORDER BY without LIMIT, over groups; see <see cref="Queries.Progress"/> for what Spark then counts.</param>
/// <param name="Last">The operator whose <see cref="Operator.Next"/> is the sink.</param>
/// <param name="Meters">What each node does in the batch that runs.</param>
internal sealed record PhysicalPlan(
    LogicalPlan Logical,
    OutputMode Mode,
    IReadOnlyList<StreamInput> Inputs,
    IReadOnlyList<IStatefulOperator> StatefulOperators,
    IReadOnlyList<int> ReportOrder,
    IReadOnlyList<WatermarkClause> Watermarks,
    bool RunsOnWatermark,
    bool SortsWholeResult,
    Operator Last,
    PlanMeters Meters)
{
    /// <summary>The delay of each WATERMARK clause of the statistic, in milliseconds.</summary>
    public IReadOnlyList<long> WatermarkDelays => [.. Watermarks.DistinctBy(w => w.Group).Select(w => w.DelayMillis)];
}
