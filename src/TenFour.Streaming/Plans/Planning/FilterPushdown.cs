using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// Moves filters towards the records, as Spark's optimizer does: below projections, below WATERMARK where they do not read the event time,
/// below aggregations where they read only plain keys, into the sides of joins and unions. It saves work, and it decides which rows a
/// watermark, its figures and the state of a join see.
/// </summary>
internal static class FilterPushdown
{
    public static LogicalPlan Apply(LogicalPlan node)
    {
        var rewritten = node switch
        {
            Filter filter => Push(filter),
            Join join => JoinPushdown.Push(join),
            _ => node,
        };
        return PlanRewrite.WithInputs(rewritten, [.. rewritten.Inputs.Select(Apply)]);
    }

    internal static LogicalPlan Push(Filter filter) => filter.Input switch
    {
        Filter inner => Push(new Filter(inner.Input, And([inner.Condition, filter.Condition])) { Span = filter.Span }),
        Project project => PushThrough(filter, project, c => c.IsDeterministic, project.Expressions),
        Watermark watermark => PushThrough(
            WithInferred(filter, i => i == watermark.ColumnIndex), watermark, c => c.IsDeterministic && !Reads(c, i => i == watermark.ColumnIndex), null),
        Aggregate { Keys.Count: > 0 } aggregate => PushThrough(
            WithInferred(filter, i => IsComputed(aggregate, i)), aggregate, c => c.IsDeterministic && Reads(c, _ => true) && !Reads(c, i => IsComputed(aggregate, i)), aggregate.Keys),
        WindowExpand expand => PushThrough(filter, expand, c => c.IsDeterministic && !Reads(c, i => i >= expand.Input.Columns.Count), null),
        Union union => PushThrough(filter, union, c => c.IsDeterministic, null),
        Join join => JoinPushdown.Push(filter, join),
        _ => filter,
    };

    /// <param name="replacements">What each column of the node is over its input; null where they are the same.</param>
    private static LogicalPlan PushThrough(
        Filter filter, LogicalPlan node, Func<Expression, bool> mayPass, IReadOnlyList<Expression>? replacements)
    {
        var conjuncts = Connective.Conjuncts(filter.Condition).ToList();
        var passing = conjuncts.Where(mayPass).ToList();
        if (passing.Count == 0)
        {
            return filter;
        }

        var below = And(passing.Select(c => replacements is null ? c : Replace(c, replacements)));
        var above = PlanRewrite.WithInputs(node, [.. node.Inputs.Select(i => Push(new Filter(i, below) { Span = filter.Span }))]);
        var staying = conjuncts.Except(passing).ToList();
        return staying.Count == 0 ? above : new Filter(above, And(staying)) { Span = filter.Span };
    }

    /// <summary>A condition that stays above still lets no null pass in its other columns, which is of use below.</summary>
    private static Filter WithInferred(Filter filter, Func<int, bool> stays)
    {
        var inferred = Connective.Conjuncts(filter.Condition).Where(c => Reads(c, stays)).SelectMany(NullIntolerance.Columns)
            .Where(c => c.Nullable && !stays(c.Index)).DistinctBy(c => c.Index).Select(c => ExpressionFactory.IsNull(c, negated: true, c.Span)).ToList();
        return inferred.Count == 0 ? filter : filter with { Condition = And([filter.Condition, .. inferred]) };
    }

    private static bool IsComputed(Aggregate aggregate, int column) => column >= aggregate.Keys.Count || column == aggregate.Window?.KeyIndex;

    private static Expression And(IEnumerable<Expression> conditions) =>
        conditions.Aggregate((a, b) => ExpressionFactory.Binary(BinaryOperator.And, a, b, b.Span));

    private static bool Reads(Expression expression, Func<int, bool> column) =>
        expression.Walk().OfType<ColumnReference>().Any(c => column(c.Index));

    private static Expression Replace(Expression expression, IReadOnlyList<Expression> replacements) =>
        expression.Transform(e => e is ColumnReference c ? replacements[c.Index] : e);
}
