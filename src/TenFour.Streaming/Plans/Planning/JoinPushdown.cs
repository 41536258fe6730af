using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Moves filters above a join, and conditions of its ON that read one side, into the sides where that changes nothing.</summary>
/// <remarks>Spark's <c>PushPredicateThroughJoin</c>: the kept side of an outer join keeps the rows that fail ON, the other one does not.</remarks>
internal static class JoinPushdown
{
    /// <summary>Pushes what stands in ON.</summary>
    public static Join Push(Join join)
    {
        var (left, right) = join.Kind switch
        {
            JoinKind.Inner or JoinKind.Cross or JoinKind.LeftSemi => (true, true),
            JoinKind.RightOuter => (true, false),
            JoinKind.LeftOuter or JoinKind.LeftAnti => (false, true),
            _ => (false, false),
        };
        var leftCount = join.Left.Columns.Count;
        var conditions = JoinPredicates.Split(join.Condition, leftCount);
        if ((!left || conditions.Left.Count == 0) && (!right || conditions.Right.Count == 0))
        {
            return join;
        }

        return join with
        {
            Left = left ? WithFilter(join.Left, conditions.Left) : join.Left,
            Right = right ? WithFilter(join.Right, conditions.Right) : join.Right,
            Condition = JoinPredicates.All(
            [
                .. left ? [] : conditions.Left,
                .. right ? [] : conditions.Right.Select(c => JoinPredicates.Shift(c, leftCount)),
                .. conditions.Both,
            ]),
        };
    }

    /// <summary>Pushes a filter above the join.</summary>
    public static LogicalPlan Push(Filter filter, Join unreduced)
    {
        var join = unreduced with { Kind = OuterJoinReduction.KindUnder(filter, unreduced) };
        var leftCount = join.Left.Columns.Count;
        var conditions = JoinPredicates.Split(filter.Condition, leftCount);
        var (left, right, both) = join.Kind switch
        {
            JoinKind.Inner or JoinKind.Cross => (true, true, true),
            JoinKind.RightOuter => (false, true, false),
            JoinKind.LeftOuter or JoinKind.LeftSemi or JoinKind.LeftAnti => (true, false, false),
            _ => (false, false, false),
        };
        var inside = conditions.Both.Where(c => both && c.IsDeterministic).ToList();
        var pushed = join with
        {
            Left = left ? WithFilter(join.Left, conditions.Left) : join.Left,
            Right = right ? WithFilter(join.Right, conditions.Right) : join.Right,
            Condition = JoinPredicates.All([.. join.Condition is null ? [] : Connective.Conjuncts(join.Condition), .. inside]),
        };
        Expression[] staying =
        [
            .. left ? [] : conditions.Left,
            .. right ? [] : conditions.Right.Select(c => JoinPredicates.Shift(c, leftCount)),
            .. conditions.Both.Except(inside),
        ];
        return JoinPredicates.All(staying) is { } rest ? new Filter(pushed, rest) { Span = filter.Span } : JoinPushdown.Push(pushed);
    }

    private static LogicalPlan WithFilter(LogicalPlan input, IReadOnlyList<Expression> conditions) => JoinPredicates.All(conditions) is { } all
        ? FilterPushdown.Push(new Filter(input, all) { Span = all.Span })
        : input;
}
