namespace TenFour.Streaming.Plans.Logical;

/// <summary>Makes a timestamp column event time, with the delay that its watermark keeps behind the newest value.</summary>
public sealed record Watermark(LogicalPlan Input, int ColumnIndex, long DelayMillis) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } =
        [.. Input.Columns.Select((c, i) => i == ColumnIndex ? c with { EventTimeDelayMillis = DelayMillis } : c)];

    /// <summary>
    /// The clause in the statistic. A common table expression that is named twice stands in the plan twice, and its clause keeps one watermark:
    /// the newest event time that either of them sees counts, as in Spark.
    /// </summary>
    public object Clause { get; init; } = new();

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() => $"Watermark {Input.Columns[ColumnIndex].Name}, {TimeSpan.FromMilliseconds(DelayMillis)} behind";
}
