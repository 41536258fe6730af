namespace TenFour.Streaming.Plans.Logical;

/// <summary>UNION ALL: inputs with columns of the same types, in order; the names are the first one's.</summary>
public sealed record Union(IReadOnlyList<LogicalPlan> Sides, IReadOnlyList<PlanColumn> Columns) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } = Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => Sides;

    public override string Describe() => "Union";
}
