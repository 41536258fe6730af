using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>A function of two values that may fail.</summary>
public delegate bool TryCombine<in TLeft, in TRight, TOut>(TLeft left, TRight right, out TOut result);

/// <summary>Functions that need something beside the values, called for each row in which no input is null.</summary>
public static partial class Map
{
    /// <summary>Applies a function of two columns that may fail.</summary>
    /// <exception cref="RowException">The first selected row that fails.</exception>
    public static FixedColumn<TOut> Each<TLeft, TRight, TOut>(
        Column left, Column right, Rows rows, EvaluationContext context, SqlType type, TryCombine<TLeft, TRight, TOut> function, RowError error)
        where TLeft : unmanaged
        where TRight : unmanaged
        where TOut : unmanaged
    {
        var (lefts, rights) = (((FixedColumn<TLeft>)left).Values, ((FixedColumn<TRight>)right).Values);
        var nulls = NullMasks.Union(left.Nulls, right.Nulls, rows, context);
        var results = context.Rent<TOut>(rows.End);
        foreach (var row in rows)
        {
            if (!(nulls is not null && nulls[row]) && !function(lefts[row], rights[row], out results[row]))
            {
                throw error(row);
            }
        }

        return new FixedColumn<TOut>(type, results, nulls);
    }
}
