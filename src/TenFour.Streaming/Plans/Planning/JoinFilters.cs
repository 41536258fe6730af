using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// Gives the inputs of joins the filters that follow from the join's condition: rows with a null key never match, and what is known of one
/// key holds for the other. It decides which rows enter a join's state, and which a watermark sees.
/// </summary>
/// <remarks>Spark's <c>InferFiltersFromConstraints</c>. An outer join's kept side is left alone.</remarks>
internal static class JoinFilters
{
    public static LogicalPlan Infer(LogicalPlan node)
    {
        var rewritten = PlanRewrite.WithInputs(node, [.. node.Inputs.Select(Infer)]);
        return rewritten is Join join ? Infer(join) : rewritten;
    }

    private static Join Infer(Join join)
    {
        var leftCount = join.Left.Columns.Count;
        var constraints = PlanConstraints.Closed(
        [
            .. PlanConstraints.Of(join.Left),
            .. PlanConstraints.Of(join.Right).Select(c => JoinPredicates.Shift(c, leftCount)),
            .. join.Condition is null ? [] : Connective.Conjuncts(join.Condition).Where(c => !IsFloatingPointKey(c)),
        ]);
        var found = JoinPredicates.Split(JoinPredicates.All(constraints), leftCount);
        var (left, right) = join.Kind switch
        {
            JoinKind.Inner or JoinKind.Cross or JoinKind.LeftSemi => (true, true),
            JoinKind.RightOuter => (true, false),
            JoinKind.LeftOuter or JoinKind.LeftAnti => (false, true),
            _ => (false, false),
        };
        return join with
        {
            Left = left ? WithFilter(join.Left, found.Left) : join.Left,
            Right = right ? WithFilter(join.Right, found.Right) : join.Right,
        };
    }

    /// <remarks>
    /// Spark has wrapped such a key to make all NaN equal before it looks for what follows from the condition, and then sees nothing in it: not
    /// even that nulls do not match.
    /// </remarks>
    private static bool IsFloatingPointKey(Expression conjunct) =>
        conjunct is Comparison { Operator: BinaryOperator.Equal } equality && equality.Left.Type.HasFloats;

    private static LogicalPlan WithFilter(LogicalPlan input, IReadOnlyList<Expression> conditions)
    {
        var known = PlanConstraints.Closed(PlanConstraints.Of(input)).ToList();
        var added = new List<Expression>();
        foreach (var condition in conditions.Where(c => c.Walk().Any(e => e is ColumnReference) && !PlanConstraints.Has(known, c)))
        {
            added.Add(condition);
            known.Add(condition);
        }

        return JoinPredicates.All(added) is { } all ? new Filter(input, all) { Span = input.Span } : input;
    }
}
