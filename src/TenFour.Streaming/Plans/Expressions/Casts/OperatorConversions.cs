using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>A conversion by an operator that works for every value.</summary>
internal sealed class TotalConversion<TIn, TOut, TOperator>(SqlType to) : Conversion(to)
    where TIn : unmanaged
    where TOut : unmanaged
    where TOperator : struct, IUnaryOperator<TIn, TOut>
{
    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry) =>
        Map.Unary<TIn, TOut, TOperator>(input, rows, context, To);
}

/// <summary>A conversion by an operator that overflows for some values.</summary>
internal sealed class CheckedConversion<TIn, TOut, TOperator>(SqlType to) : Conversion(to)
    where TIn : unmanaged
    where TOut : unmanaged
    where TOperator : struct, ICheckedUnaryOperator<TIn, TOut>
{
    public override bool IsTotal => false;

    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry) => isTry
        ? Map.TryUnary<TIn, TOut, TOperator>(input, rows, context, To)
        : Map.CheckedUnary<TIn, TOut, TOperator>(input, rows, context, To, row => CastErrors.Overflow(input, row, To, context.Zone));
}
