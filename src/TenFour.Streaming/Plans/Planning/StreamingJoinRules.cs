using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Which joins may run over streams (Spark's <c>UnsupportedOperationChecker</c>).</summary>
internal static class StreamingJoinRules
{
    public static void Check(Join join, OutputMode mode)
    {
        var (left, right) = (join.Left.IsStreaming, join.Right.IsStreaming);
        if (left && right)
        {
            CheckStreams(join, mode);
            return;
        }

        var refused = (join.Kind, left) switch
        {
            (JoinKind.FullOuter, _) => "FullOuter joins with streaming DataFrames/Datasets on one side and static ones on the other are not supported",
            (JoinKind.LeftOuter, false) => StaticLeft("LeftOuter"),
            (JoinKind.LeftSemi, false) => StaticLeft("LeftSemi"),
            (JoinKind.LeftAnti, false) => StaticLeft("LeftAnti"),
            (JoinKind.RightOuter, true) =>
                "RightOuter join with a streaming DataFrame/Dataset on the left and a static DataFrame/DataSet on the right not supported",
            _ => null,
        };
        if (refused is not null)
        {
            throw StreamingRules.Legacy(refused, join, "Put the stream on the side whose rows are kept.");
        }
    }

    private static string StaticLeft(string kind) =>
        $"{kind} join with a streaming DataFrame/Dataset on the right and a static DataFrame/Dataset on the left is not supported";

    private static void CheckStreams(Join join, OutputMode mode)
    {
        if (join.Kind == JoinKind.LeftAnti)
        {
            throw StreamingRules.Legacy("LeftAnti joins with a streaming DataFrame/Dataset on the right are not supported", join, "Use a LEFT JOIN.");
        }

        var isInner = join.Kind is JoinKind.Inner or JoinKind.Cross;
        if (mode == OutputMode.Complete || (mode == OutputMode.Update && join.Kind is not (JoinKind.Inner or JoinKind.Cross or JoinKind.LeftSemi)))
        {
            throw StreamingRules.Legacy(
                $"{(isInner ? JoinKind.Inner : join.Kind)} join between two streaming DataFrames/Datasets is not supported in {mode} output mode, only in "
                + (isInner ? "Append and Update output modes" : "Append output mode"),
                join,
                "Run it in append mode.");
        }

        if (!isInner && !HasWatermarkInKeys(join) && !HasTimeBound(join))
        {
            throw StreamingRules.Legacy(
                $"Stream-stream {join.Kind} join between two streaming DataFrame/Datasets is not supported without a watermark in the join keys, "
                + "or a watermark on the nullable side and an appropriate range condition",
                join,
                Advice(join));
        }
    }

    private static bool HasWatermarkInKeys(Join join) => JoinCondition.Split(join).Equalities.Any(e =>
        (e.Left is ColumnReference left && join.Left.Columns[left.Index].HasEventTime)
        || (e.Right is ColumnReference right && join.Right.Columns[right.Index].HasEventTime));

    /// <summary>Whether the rows that wait for a match get to know that none will come.</summary>
    private static bool HasTimeBound(Join join) => join.Kind switch
    {
        JoinKind.LeftOuter or JoinKind.LeftSemi => HasTimeBound(join, isLeft: true),
        JoinKind.RightOuter => HasTimeBound(join, isLeft: false),
        _ => HasTimeBound(join, isLeft: true) || HasTimeBound(join, isLeft: false),
    };

    private static bool HasTimeBound(Join join, bool isLeft) => JoinTimeCondition.BoundOf(join, join.Condition, isLeft, turnsNegations: false) is not null;

    private static string Advice(Join join)
    {
        var (waiting, other) = join.Kind == JoinKind.RightOuter ? ("right", "left") : ("left", "right");
        return $"Add WATERMARK to both streams, and to ON how old a row of the {other} side may be beside one of the {waiting} side, such as "
            + $"{waiting}_time >= {other}_time - INTERVAL 1 HOUR.";
    }
}
