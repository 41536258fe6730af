using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>WHERE and HAVING.</summary>
public sealed record Filter(LogicalPlan Input, Expression Condition) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns => Input.Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() => $"Filter {Condition.ToSql()}";
}
