using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Plans.Lint;

/// <summary>Says what a join of two streams keeps, and when it leaves.</summary>
internal static class JoinStateNote
{
    public static StateNote Of(Join join)
    {
        string?[] sides = [LeavesOf(join, isLeft: true), LeavesOf(join, isLeft: false)];
        var leaves = sides switch
        {
            [null, null] => null,
            [{ } both, { } same] when both == same => $"a row leaves {both}",
            _ => $"a row of the left side leaves {sides[0] ?? "never"}, a row of the right side {sides[1] ?? "never"}",
        };
        return new StateNote(join.Describe(), "the rows of both sides that may still find a match", leaves);
    }

    /// <summary>The sides of which a row never leaves, in words; null where both are bounded.</summary>
    public static string? UnboundedSides(Join join) => (LeavesOf(join, isLeft: true), LeavesOf(join, isLeft: false)) switch
    {
        (null, null) => "both sides",
        (null, _) => "the left side",
        (_, null) => "the right side",
        _ => null,
    };

    private static string? LeavesOf(Join join, bool isLeft)
    {
        if (KeyTime(join) is { } key)
        {
            return $"when the watermark reaches {(key.Type is Types.StructType ? "the end of " : "")}its {key.Name}";
        }

        var side = isLeft ? join.Left : join.Right;
        var time = side.Columns.FirstOrDefault(c => c.HasEventTime);
        return time is not null && JoinTimeCondition.BoundOf(join, join.Condition, isLeft, turnsNegations: true) is { } bound
            ? $"when the watermark is {Distance(bound)} its {time.Name}"
            : null;
    }

    /// <summary>The key that carries event time: both sides have its values, so it bounds both.</summary>
    private static PlanColumn? KeyTime(Join join) => JoinCondition.Split(join).Equalities
        .SelectMany(e => new[] { Column(e.Left, join.Left), Column(e.Right, join.Right) })
        .FirstOrDefault(c => c is { HasEventTime: true });

    private static PlanColumn? Column(Expression key, LogicalPlan side) => key is ColumnReference c ? side.Columns[c.Index] : null;

    private static string Distance(JoinTimeBound bound)
    {
        var millis = -bound.Limits.Where(l => l.WatermarkFactor == 1).Select(l => l.ConstantMicros / 1000).DefaultIfEmpty(0).Min();
        return millis == 0 ? "past" : $"{StateNotes.Duration((long)Math.Abs(millis) * 1000)} {(millis > 0 ? "past" : "short of")}";
    }
}
