using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// Finds in a join's condition what bounds the event time of one side by the watermark of the other: comparisons that can be written as
/// <c>other time + constant &lt; this time</c>.
/// </summary>
/// <remarks>Spark's <c>StreamingJoinHelper</c>, with its limits: one column of each side, sums of columns and constants only.</remarks>
internal sealed class JoinTimeCondition
{
    private readonly IReadOnlyList<PlanColumn> _columns;
    private readonly Func<int, bool> _isBounded;

    /// <param name="columns">The left and then the right columns.</param>
    /// <param name="isBounded">Whether a column is of the side whose time is to be bounded.</param>
    private JoinTimeCondition(IReadOnlyList<PlanColumn> columns, Func<int, bool> isBounded) => (_columns, _isBounded) = (columns, isBounded);

    /// <summary>The bound of one side, or null where the condition has none.</summary>
    /// <param name="condition">Over the left and then the right columns; null gives no bound.</param>
    /// <param name="turnsNegations">Whether <c>NOT (a &lt; b)</c> is understood. Spark's check of a query does not yet, its execution does.</param>
    public static JoinTimeBound? BoundOf(Join join, Expression? condition, bool isLeft, bool turnsNegations)
    {
        var left = join.Left.Columns.Count;
        var finder = new JoinTimeCondition([.. join.Left.Columns, .. join.Right.Columns], i => i < left == isLeft);
        var limits = (condition is null ? [] : Connective.Conjuncts(condition)).Select(c => finder.LimitOf(turnsNegations ? Turned(c) : c)).OfType<JoinTimeBound.Limit>().ToList();
        return limits.Count == 0 || !(isLeft ? join.Right : join.Left).Columns.Any(c => c.HasEventTime) ? null : new JoinTimeBound(limits);
    }

    private JoinTimeBound.Limit? LimitOf(Expression conjunct) => conjunct switch
    {
        Comparison { Operator: BinaryOperator.Less } c => Solve(c.Left, c.Right, isInclusive: false),
        Comparison { Operator: BinaryOperator.LessOrEqual } c => Solve(c.Left, c.Right, isInclusive: true),
        Comparison { Operator: BinaryOperator.Greater } c => Solve(c.Right, c.Left, isInclusive: false),
        Comparison { Operator: BinaryOperator.GreaterOrEqual } c => Solve(c.Right, c.Left, isInclusive: true),
        _ => null,
    };

    /// <summary><c>NOT (a &lt; b)</c> as <c>a &gt;= b</c>.</summary>
    private static Expression Turned(Expression conjunct) => conjunct is Not { Children: [Comparison c] } && Opposite(c.Operator) is { } op
        ? ExpressionFactory.Binary(op, c.Left, c.Right, c.Span)
        : conjunct;

    private static BinaryOperator? Opposite(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        _ => null,
    };

    /// <summary>Solves <c>smaller &lt; larger</c> for the bounded side's column, which must be what is to be larger.</summary>
    private JoinTimeBound.Limit? Solve(Expression smaller, Expression larger, bool isInclusive)
    {
        var read = smaller.Walk().Concat(larger.Walk()).OfType<ColumnReference>().Select(c => c.Index).Distinct().ToList();
        if (read.Count(_isBounded) != 1 || read.Count(i => !_isBounded(i)) > 1
            || TimeTerms.Of(smaller, larger) is not { } terms || terms.Where(IsBounded).ToList() is not [{ IsNegative: true } bounded])
        {
            return null;
        }

        var others = terms.Where(t => t != bounded).ToList();
        return others.Count > 0 && others.All(t => t.Column is not { } column || _columns[column].HasEventTime)
            ? new JoinTimeBound.Limit(others.Sum(t => t.Column is null ? 0 : t.Sign), others.Sum(t => t.Sign * t.Micros), isInclusive)
            : null;
    }

    private bool IsBounded(TimeTerms.Term term) => term.Column is { } column && _isBounded(column);
}
