using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Arithmetic;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.DateTimes;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Expressions.Nested;
using TenFour.Streaming.Plans.Expressions.Patterns;
using TenFour.Streaming.Plans.Functions;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Which columns cannot be null where a condition is true (Spark's <c>NullIntolerant</c>).</summary>
internal static class NullIntolerance
{
    /// <summary>The columns below the condition with nothing between that could turn a null into something else.</summary>
    public static IEnumerable<ColumnReference> Columns(Expression condition) => condition switch
    {
        ColumnReference column => [column],
        NullTest { IsNegated: true } test => Columns(test.Children[0]),
        _ when IsIntolerant(condition) => condition.Children.SelectMany(Columns),
        _ => [],
    };

    /// <summary>
    /// The condition behind tests for null of the columns that must not be null: a row that fails them is gone before anything is computed
    /// that could raise an error.
    /// </summary>
    public static Expression NullsFirst(Expression condition)
    {
        var tests = Connective.Conjuncts(condition).Where(c => c.MayFail).SelectMany(_ => Connective.Conjuncts(condition)).SelectMany(Columns)
            .Where(c => c.Nullable).DistinctBy(c => c.Index).Select(c => ExpressionFactory.IsNull(c, negated: true, c.Span));
        return JoinPredicates.All([.. tests, condition])!;
    }

    private static bool IsIntolerant(Expression expression) => expression switch
    {
        Comparison or Not or Cast or ArithmeticExpression or Negation or UnaryPlus or BitExpression or BitNegation => true,
        IntervalShift or TimestampsBetween or DatesBetween or DateShift => true,
        StructFieldAccess or Like or RegexMatch or WindowTime or Alias => true,
        FunctionExpression function => !function.TakesNulls,
        _ => false,
    };
}
