using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// A join's condition taken apart: equalities between the sides, which make the hash key, and the rest.
/// </summary>
/// <param name="Equalities">Left key over the left columns, right key over the right columns (numbered from 0 each).</param>
/// <param name="Residual">What remains, over the left and then the right columns, or null.</param>
internal sealed record JoinCondition(IReadOnlyList<(Expression Left, Expression Right, bool NullsMatch)> Equalities, Expression? Residual)
{
    public static JoinCondition Split(Join join)
    {
        var equalities = new List<(Expression, Expression, bool)>();
        Expression? residual = null;
        foreach (var conjunct in join.Condition is null ? [] : Connective.Conjuncts(join.Condition))
        {
            if (TrySplit(conjunct, join.Left.Columns.Count) is { } pair)
            {
                equalities.Add(pair);
            }
            else
            {
                residual = residual is null ? conjunct : ExpressionFactory.Binary(BinaryOperator.And, residual, conjunct, conjunct.Span);
            }
        }

        return new JoinCondition(equalities, residual);
    }

    private static (Expression Left, Expression Right, bool NullsMatch)? TrySplit(Expression conjunct, int leftCount)
    {
        if (AsEquality(conjunct) is not { } equality)
        {
            return null;
        }

        var (a, b) = (Side(equality.Left, leftCount), Side(equality.Right, leftCount));
        return (a, b) switch
        {
            (-1, 1) => (equality.Left, ToRight(equality.Right, leftCount), equality.NullsMatch),
            (1, -1) => (equality.Right, ToRight(equality.Left, leftCount), equality.NullsMatch),
            _ => ((Expression, Expression, bool)?)null,
        };
    }

    private static (Expression Left, Expression Right, bool NullsMatch)? AsEquality(Expression expression) => expression switch
    {
        Comparison { Operator: BinaryOperator.Equal } c => (c.Left, c.Right, false),
        NullSafeEquality n => (n.Children[0], n.Children[1], true),
        _ => null,
    };

    /// <summary>-1 where only left columns are read, 1 where only right ones, 0 otherwise.</summary>
    private static int Side(Expression expression, int leftCount)
    {
        var sides = expression.Walk().OfType<ColumnReference>().Select(c => c.Index < leftCount ? -1 : 1).Distinct().ToList();
        return sides.Count == 1 ? sides[0] : 0;
    }

    private static Expression ToRight(Expression expression, int leftCount) => expression.Transform(e =>
        e is ColumnReference c ? new ColumnReference(c.Index - leftCount, c.Name, c.Type, c.Nullable) { Span = c.Span } : e);
}
