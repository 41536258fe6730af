using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// Makes an outer join under a filter that drops its unmatched rows an inner one, which needs no waiting (Spark's
/// <c>EliminateOuterJoin</c>).
/// </summary>
internal static class OuterJoinReduction
{
    public static JoinKind KindUnder(Filter filter, Join join)
    {
        var constraints = PlanConstraints.Closed([.. Connective.Conjuncts(filter.Condition), .. PlanConstraints.Of(join)]);
        var leftCount = join.Left.Columns.Count;
        var dropsLeftNulls = constraints.Any(c => ReadsOnly(c, i => i < leftCount) && IsNotTrueForNulls(c));
        var dropsRightNulls = constraints.Any(c => ReadsOnly(c, i => i >= leftCount) && IsNotTrueForNulls(c));
        return (join.Kind, dropsLeftNulls, dropsRightNulls) switch
        {
            (JoinKind.RightOuter, true, _) => JoinKind.Inner,
            (JoinKind.LeftOuter, _, true) => JoinKind.Inner,
            (JoinKind.FullOuter, true, true) => JoinKind.Inner,
            (JoinKind.FullOuter, true, false) => JoinKind.LeftOuter,
            (JoinKind.FullOuter, false, true) => JoinKind.RightOuter,
            var (kind, _, _) => kind,
        };
    }

    private static bool ReadsOnly(Expression condition, Func<int, bool> column) =>
        condition.Walk().OfType<ColumnReference>().Any() && condition.Walk().OfType<ColumnReference>().All(c => column(c.Index));

    /// <summary>Whether the condition is null or false where all its columns are null.</summary>
    private static bool IsNotTrueForNulls(Expression condition)
    {
        if (!condition.IsDeterministic)
        {
            return false;
        }

        var overNulls = condition.Transform(e => e is ColumnReference c ? Literal.Null(c.Type) : e);
        return ConstantFolding.Apply(overNulls, new EvaluationContext(TimeZoneInfo.Utc)) is Literal value && (value.IsNull || !value.Get<bool>());
    }
}
