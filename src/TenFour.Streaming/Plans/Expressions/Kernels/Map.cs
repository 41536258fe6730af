using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>
/// Applies a function to the selected rows of fixed-width columns; a null in gives a null out. The operator is a type argument, so that the
/// JIT compiles it into the loop; total operators run over null rows too, because that is cheaper than to ask.
/// </summary>
public static partial class Map
{
    /// <summary>Applies a total function of one column.</summary>
    public static FixedColumn<TOut> Unary<TIn, TOut, TOperator>(Column input, Rows rows, EvaluationContext context, SqlType type)
        where TIn : unmanaged
        where TOut : unmanaged
        where TOperator : struct, IUnaryOperator<TIn, TOut>
    {
        var values = ((FixedColumn<TIn>)input).Values;
        var results = context.Rent<TOut>(rows.End);
        if (rows.IsAll)
        {
            var from = values.AsSpan(0, rows.Count);
            var to = results.AsSpan(0, from.Length);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = TOperator.Apply(from[i]);
            }
        }
        else
        {
            foreach (var row in rows)
            {
                results[row] = TOperator.Apply(values[row]);
            }
        }

        return new FixedColumn<TOut>(type, results, input.Nulls);
    }

    /// <summary>Applies a total function of two columns.</summary>
    public static FixedColumn<TOut> Binary<TLeft, TRight, TOut, TOperator>(
        Column left, Column right, Rows rows, EvaluationContext context, SqlType type)
        where TLeft : unmanaged
        where TRight : unmanaged
        where TOut : unmanaged
        where TOperator : struct, IBinaryOperator<TLeft, TRight, TOut>
    {
        var lefts = ((FixedColumn<TLeft>)left).Values;
        var rights = ((FixedColumn<TRight>)right).Values;
        var results = context.Rent<TOut>(rows.End);
        if (rows.IsAll)
        {
            var a = lefts.AsSpan(0, rows.Count);
            var b = rights.AsSpan(0, a.Length);
            var to = results.AsSpan(0, a.Length);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = TOperator.Apply(a[i], b[i]);
            }
        }
        else
        {
            foreach (var row in rows)
            {
                results[row] = TOperator.Apply(lefts[row], rights[row]);
            }
        }

        return new FixedColumn<TOut>(type, results, NullMasks.Union(left.Nulls, right.Nulls, rows, context));
    }
}
