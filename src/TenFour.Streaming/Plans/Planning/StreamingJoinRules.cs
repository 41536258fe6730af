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
        if (mode == OutputMode.Complete)
        {
            throw StreamingRules.Mode("complete", "streaming joins", join, "Run it in append mode.");
        }

        if (join.Kind is not (JoinKind.Inner or JoinKind.Cross) && mode == OutputMode.Update)
        {
            throw StreamingRules.Mode("update", $"{join.Kind} joins of two streams", join, "Run it in append mode.");
        }

        if (join.Kind == JoinKind.LeftAnti)
        {
            throw StreamingRules.Legacy("LeftAnti joins with a streaming DataFrame/Dataset on the right are not supported", join, "Use a LEFT JOIN.");
        }

        if (JoinCondition.Split(join).Equalities.Count == 0)
        {
            throw StreamingRules.Legacy(
                "Stream-stream join without equality predicate is not supported", join, "Add an equality between a column of each side to ON.");
        }

        if (join.Kind is not (JoinKind.Inner or JoinKind.Cross) && !join.Inputs.Any(i => i.Columns.Any(c => c.HasEventTime)))
        {
            throw StreamingRules.Legacy(
                $"Stream-stream {join.Kind} join between two streaming DataFrame/Datasets is not supported without a watermark in the join keys, "
                + "or a watermark on the nullable side and an appropriate range condition",
                join,
                "Add WATERMARK to both streams and a time condition to ON.");
        }
    }
}
