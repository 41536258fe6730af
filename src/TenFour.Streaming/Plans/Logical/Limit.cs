namespace TenFour.Streaming.Plans.Logical;

/// <summary>LIMIT and OFFSET.</summary>
/// <param name="Count">Null where there is only an OFFSET.</param>
public sealed record Limit(LogicalPlan Input, long? Count, long Offset) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns => Input.Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() => $"Limit {Count}{(Offset > 0 ? $" offset {Offset}" : "")}";
}
