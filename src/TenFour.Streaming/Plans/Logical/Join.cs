using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Logical;

/// <summary>A join. The condition reads the left columns and then the right ones. Semi and anti joins give the left columns only.</summary>
public sealed record Join(LogicalPlan Left, LogicalPlan Right, JoinKind Kind, Expression? Condition) : LogicalPlan
{
    public override IReadOnlyList<PlanColumn> Columns { get; } = JoinColumns(Left, Right, Kind);

    public override IReadOnlyList<LogicalPlan> Inputs => [Left, Right];

    public override string Describe() => $"{Kind} join{(Condition is null ? "" : " on " + Condition.ToSql())}";

    private static IReadOnlyList<PlanColumn> JoinColumns(LogicalPlan left, LogicalPlan right, JoinKind kind)
    {
        var leftColumns = kind is JoinKind.RightOuter or JoinKind.FullOuter ? Optional(left) : left.Columns;
        var rightColumns = kind is JoinKind.LeftOuter or JoinKind.FullOuter ? Optional(right) : right.Columns;
        return kind is JoinKind.LeftSemi or JoinKind.LeftAnti ? leftColumns : [.. leftColumns, .. rightColumns];
    }

    private static IReadOnlyList<PlanColumn> Optional(LogicalPlan side) => [.. side.Columns.Select(c => c with { Nullable = true })];
}
