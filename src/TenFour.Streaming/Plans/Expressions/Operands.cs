using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>The evaluation of operands one after the other, as Spark does it: where one is null, those after it are not evaluated.</summary>
public static class Operands
{
    /// <summary>Evaluates two operands; errors of the second are not raised for rows in which the first is null.</summary>
    /// <returns>The columns, and the rows for which both have been evaluated: in the others the result is null.</returns>
    public static (Column First, Column Second, Rows Rows) Evaluate(
        Expression first, Expression second, ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var a = first.Evaluate(batch, rows, context);
        var both = a.Nulls is not null && second.MayFail ? RowSelection.NotNull(rows, a.Nulls, context) : rows;
        return (a, second.Evaluate(batch, both, context), both);
    }
}
