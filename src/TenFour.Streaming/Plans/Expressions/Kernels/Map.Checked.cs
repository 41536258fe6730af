using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>
/// Functions that fail for some values. The loop only notes that some row failed, null rows included; which one it was is looked up
/// afterwards, so that the common case stays free of branches.
/// </summary>
public static partial class Map
{
    /// <summary>Applies a function of one column that may fail.</summary>
    /// <exception cref="RowException">The first selected row that is not null and fails.</exception>
    public static FixedColumn<TOut> CheckedUnary<TIn, TOut, TOperator>(
        Column input, Rows rows, EvaluationContext context, SqlType type, RowError error)
        where TIn : unmanaged
        where TOut : unmanaged
        where TOperator : struct, ICheckedUnaryOperator<TIn, TOut>
    {
        var values = ((FixedColumn<TIn>)input).Values;
        var results = context.Rent<TOut>(rows.End);
        var good = true;
        if (rows.IsAll)
        {
            var from = values.AsSpan(0, rows.Count);
            var to = results.AsSpan(0, from.Length);
            for (var i = 0; i < to.Length; i++)
            {
                good &= TOperator.TryApply(from[i], out to[i]);
            }
        }
        else
        {
            foreach (var row in rows)
            {
                good &= TOperator.TryApply(values[row], out results[row]);
            }
        }

        if (!good)
        {
            foreach (var row in rows)
            {
                if (!input.IsNull(row) && !TOperator.TryApply(values[row], out _))
                {
                    throw error(row);
                }
            }
        }

        return new FixedColumn<TOut>(type, results, input.Nulls);
    }

    /// <summary>Applies a function of two columns that may fail.</summary>
    /// <exception cref="RowException">The first selected row that is not null and fails.</exception>
    public static FixedColumn<TOut> CheckedBinary<TLeft, TRight, TOut, TOperator>(
        Column left, Column right, Rows rows, EvaluationContext context, SqlType type, RowError error)
        where TLeft : unmanaged
        where TRight : unmanaged
        where TOut : unmanaged
        where TOperator : struct, ICheckedBinaryOperator<TLeft, TRight, TOut>
    {
        var lefts = ((FixedColumn<TLeft>)left).Values;
        var rights = ((FixedColumn<TRight>)right).Values;
        var results = context.Rent<TOut>(rows.End);
        var nulls = NullMasks.Union(left.Nulls, right.Nulls, rows, context);
        var good = true;
        if (rows.IsAll)
        {
            var a = lefts.AsSpan(0, rows.Count);
            var b = rights.AsSpan(0, a.Length);
            var to = results.AsSpan(0, a.Length);
            for (var i = 0; i < to.Length; i++)
            {
                good &= TOperator.TryApply(a[i], b[i], out to[i]);
            }
        }
        else
        {
            foreach (var row in rows)
            {
                good &= TOperator.TryApply(lefts[row], rights[row], out results[row]);
            }
        }

        if (!good)
        {
            foreach (var row in rows)
            {
                if (!(nulls is not null && nulls[row]) && !TOperator.TryApply(lefts[row], rights[row], out _))
                {
                    throw error(row);
                }
            }
        }

        return new FixedColumn<TOut>(type, results, nulls);
    }

    /// <summary>Applies a function of one column; rows for which it fails become null.</summary>
    public static FixedColumn<TOut> TryUnary<TIn, TOut, TOperator>(Column input, Rows rows, EvaluationContext context, SqlType type)
        where TIn : unmanaged
        where TOut : unmanaged
        where TOperator : struct, ICheckedUnaryOperator<TIn, TOut>
    {
        var values = ((FixedColumn<TIn>)input).Values;
        var results = context.Rent<TOut>(rows.End);
        var nulls = NullMasks.Copy(input.Nulls, rows, context);
        foreach (var row in rows)
        {
            if (!TOperator.TryApply(values[row], out results[row]))
            {
                nulls.Set(row);
            }
        }

        return new FixedColumn<TOut>(type, results, nulls);
    }

    /// <summary>Applies a function of two columns; rows for which it fails become null.</summary>
    public static FixedColumn<TOut> TryBinary<TLeft, TRight, TOut, TOperator>(
        Column left, Column right, Rows rows, EvaluationContext context, SqlType type)
        where TLeft : unmanaged
        where TRight : unmanaged
        where TOut : unmanaged
        where TOperator : struct, ICheckedBinaryOperator<TLeft, TRight, TOut>
    {
        var lefts = ((FixedColumn<TLeft>)left).Values;
        var rights = ((FixedColumn<TRight>)right).Values;
        var results = context.Rent<TOut>(rows.End);
        var nulls = NullMasks.Copy(NullMasks.Union(left.Nulls, right.Nulls, rows, context), rows, context);
        foreach (var row in rows)
        {
            if (!TOperator.TryApply(lefts[row], rights[row], out results[row]))
            {
                nulls.Set(row);
            }
        }

        return new FixedColumn<TOut>(type, results, nulls);
    }
}
