using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Operators.Joins;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Plans joins: a static side becomes a hash table that every worker probes, two streams an operator with state.</summary>
internal static class JoinPlanner
{
    public static Pipe Build(Join join, PhysicalPlanner planner)
    {
        if (join.Left.IsStreaming && join.Right.IsStreaming)
        {
            return StreamJoinPlanner.Build(join, planner);
        }

        var streamIsLeft = join.Left.IsStreaming;
        var table = planner.StaticRows(streamIsLeft ? join.Right : join.Left);
        return planner.Through(join, streamIsLeft ? join.Left : join.Right, Stage(join, table, streamIsLeft));
    }

    /// <summary>A join of two static sides, the left one read row by row.</summary>
    public static Stage StaticStage(Join join, ColumnBatch right) => join.Kind is JoinKind.RightOuter or JoinKind.FullOuter
        ? throw Binding.BindingErrors.Unsupported($"A {join.Kind} join of two static tables", join.Span, "Turn it round into a LEFT JOIN.")
        : Stage(join, right, streamIsLeft: true);

    private static StaticJoinStage Stage(Join join, ColumnBatch table, bool streamIsLeft)
    {
        var condition = JoinCondition.Split(join);
        var both = new Schema([.. join.Left.Schema.Fields, .. join.Right.Schema.Fields]);
        return new StaticJoinStage(
            join.Schema, new JoinSpec(join.Kind, streamIsLeft, condition.Equalities, condition.Residual, both), table);
    }
}
