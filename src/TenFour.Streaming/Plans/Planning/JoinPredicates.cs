using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Conditions sorted by what they read: columns of one side (numbered from 0 there), or of both.</summary>
/// <param name="Left">Over the left columns.</param>
/// <param name="Right">Over the right columns, numbered from 0.</param>
/// <param name="Both">Over the left and then the right columns; also what gives another result each time it is asked.</param>
internal sealed record JoinPredicates(IReadOnlyList<Expression> Left, IReadOnlyList<Expression> Right, IReadOnlyList<Expression> Both)
{
    /// <param name="condition">Over the left and then the right columns, or null.</param>
    public static JoinPredicates Split(Expression? condition, int leftCount)
    {
        var (left, right, both) = (new List<Expression>(), new List<Expression>(), new List<Expression>());
        foreach (var conjunct in condition is null ? [] : Connective.Conjuncts(condition))
        {
            var read = conjunct.Walk().OfType<ColumnReference>().Select(c => c.Index).ToList();
            if (!conjunct.IsDeterministic || (read.Exists(i => i < leftCount) && read.Exists(i => i >= leftCount)))
            {
                both.Add(conjunct);
            }
            else if (read.TrueForAll(i => i < leftCount))
            {
                left.Add(conjunct);
            }
            else
            {
                right.Add(Shift(conjunct, -leftCount));
            }
        }

        return new JoinPredicates(left, right, both);
    }

    /// <summary>The conditions as one, or null where there is none.</summary>
    public static Expression? All(IEnumerable<Expression> conditions) => conditions
        .Aggregate((Expression?)null, (all, c) => all is null ? c : ExpressionFactory.Binary(BinaryOperator.And, all, c, c.Span));

    /// <summary>The expression over columns that lie further right by so many.</summary>
    public static Expression Shift(Expression expression, int by) => expression.Transform(e =>
        e is ColumnReference c ? new ColumnReference(c.Index + by, c.Name, c.Type, c.Nullable) { Span = c.Span } : e);
}
