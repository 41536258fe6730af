using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>SELECT without aggregation.</summary>
public sealed record Project(LogicalPlan Input, IReadOnlyList<Expression> Expressions, IReadOnlyList<PlanColumn> Columns) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } = Columns;

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() => "Project " + string.Join(", ", Expressions.Select((e, i) =>
        e is ColumnReference c && c.Name == Columns[i].Name ? c.Name : $"{e.ToSql()} AS {Columns[i].Name}"));
}
