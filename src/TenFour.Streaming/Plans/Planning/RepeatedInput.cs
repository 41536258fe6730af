using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Finds out whether both sides of a join are the same rows of the same stream, prepared in the same way.</summary>
/// <remarks>Spark then reads them once for both sides (<c>ReuseExchange</c>), which shows in the number of input rows.</remarks>
internal static class RepeatedInput
{
    /// <param name="needed">Which of the left and then the right columns the join reads.</param>
    public static bool Test(Join join, IReadOnlyList<(Expression Left, Expression Right)> keys, bool[] needed)
    {
        var left = join.Left.Columns.Count;
        return needed.AsSpan(0, left).SequenceEqual(needed.AsSpan(left))
            && keys.All(k => SameExpression.Test(k.Left, k.Right))
            && Same(join.Left, join.Right);
    }

    private static bool Same(LogicalPlan a, LogicalPlan b) => (a, b) switch
    {
        (StreamScan x, StreamScan y) => string.Equals(x.Source, y.Source, StringComparison.OrdinalIgnoreCase),
        (Project x, Project y) => Same(x.Expressions, y.Expressions) && Same(x.Input, y.Input),
        (Filter x, Filter y) => SameExpression.Test(x.Condition, y.Condition) && Same(x.Input, y.Input),
        (Watermark x, Watermark y) => ReferenceEquals(x.Clause, y.Clause) && Same(x.Input, y.Input),
        _ => false,
    };

    private static bool Same(IReadOnlyList<Expression> a, IReadOnlyList<Expression> b) =>
        a.Count == b.Count && a.Zip(b).All(p => SameExpression.Test(p.First, p.Second));
}
