using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>One number or BOOLEAN as another.</summary>
internal static class NumberOperators
{
    /// <summary>A number as a wider one, or as a floating one of any width.</summary>
    public readonly struct Widen<TIn, TOut> : IUnaryOperator<TIn, TOut>
        where TIn : unmanaged, INumberBase<TIn>
        where TOut : unmanaged, INumberBase<TOut>
    {
        public static TOut Apply(TIn value) => TOut.CreateTruncating(value);
    }

    /// <summary>An integer as a narrower one.</summary>
    public readonly struct Narrow<TIn, TOut> : ICheckedUnaryOperator<TIn, TOut>
        where TIn : unmanaged, IBinaryInteger<TIn>
        where TOut : unmanaged, IBinaryInteger<TOut>
    {
        public static bool TryApply(TIn value, out TOut result)
        {
            result = TOut.CreateTruncating(value);
            return TIn.CreateTruncating(result) == value;
        }
    }

    /// <summary>
    /// A floating number without its fraction. Spark compares with the ends of the type as DOUBLE, in which the greatest BIGINT is 2^63; that
    /// one becomes the greatest BIGINT.
    /// </summary>
    public readonly struct Truncate<TIn, TOut> : ICheckedUnaryOperator<TIn, TOut>
        where TIn : unmanaged, IBinaryFloatingPointIeee754<TIn>
        where TOut : unmanaged, IBinaryInteger<TOut>, IMinMaxValue<TOut>
    {
        public static bool TryApply(TIn value, out TOut result)
        {
            var wide = double.CreateTruncating(value);
            result = TOut.CreateSaturating(Math.Truncate(wide));
            return Math.Floor(wide) <= double.CreateTruncating(TOut.MaxValue) && Math.Ceiling(wide) >= double.CreateTruncating(TOut.MinValue);
        }
    }

    /// <summary>A floating number without its fraction, by way of INT: what counts for TINYINT and SMALLINT is what is left of it.</summary>
    public readonly struct TruncateSmall<TIn, TOut> : ICheckedUnaryOperator<TIn, TOut>
        where TIn : unmanaged, IBinaryFloatingPointIeee754<TIn>
        where TOut : unmanaged, IBinaryInteger<TOut>
    {
        public static bool TryApply(TIn value, out TOut result)
        {
            var fits = Truncate<TIn, int>.TryApply(value, out var whole);
            return Narrow<int, TOut>.TryApply(whole, out result) & fits;
        }
    }

    /// <summary>A number as a BOOLEAN: all but zero are true, NaN too.</summary>
    public readonly struct IsNotZero<TIn> : IUnaryOperator<TIn, bool>
        where TIn : unmanaged, INumberBase<TIn>
    {
        public static bool Apply(TIn value) => value != TIn.Zero;
    }

    /// <summary>A BOOLEAN as one or zero.</summary>
    public readonly struct OneIfTrue<TOut> : IUnaryOperator<bool, TOut>
        where TOut : unmanaged, INumberBase<TOut>
    {
        public static TOut Apply(bool value) => value ? TOut.One : TOut.Zero;
    }
}
