using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Plans.Logical;

/// <summary><c>window(...)</c> in a SELECT: each row once for each of its windows, with the window as a further column at the end.</summary>
public sealed record WindowExpand(LogicalPlan Input, Expression Time, WindowSpec Window, PlanColumn WindowColumn) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } = [.. Input.Columns, WindowColumn];

    public override IReadOnlyList<LogicalPlan> Inputs => [Input];

    public override string Describe() => $"Windows of {Time.ToSql()}";
}
