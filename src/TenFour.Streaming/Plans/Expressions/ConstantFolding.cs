using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// Computes constant parts of expressions once. For the expressions of a physical plan: names, types and nullability shown to the user are
/// those from before.
/// </summary>
public static class ConstantFolding
{
    private static readonly ColumnBatch OneRow = new(new Schema([]), [], Rows.All(1));

    /// <summary>
    /// The expression with every constant part as a literal. A part that fails stays as it is: its error is that of the rows that need it, as
    /// in Spark.
    /// </summary>
    public static Expression Apply(Expression expression, EvaluationContext context) => expression.Transform(e => Fold(e, context));

    private static Expression Fold(Expression expression, EvaluationContext context)
    {
        if (expression is Literal || !expression.IsFoldable || expression.DependsOnBatchTime)
        {
            return expression;
        }

        try
        {
            var value = expression.Evaluate(OneRow, OneRow.Rows, context);
            return new Literal(ColumnCopy.Gather(value, OneRow.Rows), context.Zone) { Span = expression.Span };
        }
        catch (RowException)
        {
            return expression;
        }
    }
}
