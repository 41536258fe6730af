using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

internal readonly struct AddIntegers<T> : ICheckedBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static bool TryApply(T left, T right, out T result)
    {
        result = unchecked(left + right);
        return !T.IsNegative((left ^ result) & (right ^ result));
    }
}

internal readonly struct SubtractIntegers<T> : ICheckedBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static bool TryApply(T left, T right, out T result)
    {
        result = unchecked(left - right);
        return !T.IsNegative((left ^ right) & (left ^ result));
    }
}

/// <summary>For up to 32 bits.</summary>
internal readonly struct MultiplyIntegers<T> : ICheckedBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static bool TryApply(T left, T right, out T result)
    {
        var product = long.CreateTruncating(left) * long.CreateTruncating(right);
        result = T.CreateTruncating(product);
        return long.CreateTruncating(result) == product;
    }
}

internal readonly struct MultiplyLongs : ICheckedBinaryOperator<long, long, long>
{
    public static bool TryApply(long left, long right, out long result)
    {
        var high = Math.BigMul(left, right, out result);
        return high == result >> 63;
    }
}

/// <summary>The remainder with the sign of the dividend; fails for a divisor of zero.</summary>
internal readonly struct ModuloIntegers<T> : ICheckedBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryInteger<T>, ISignedNumber<T>
{
    public static bool TryApply(T left, T right, out T result)
    {
        // The machine refuses the least number divided by -1, whose remainder is zero as of any other.
        var divides = !T.IsZero(right) && right != T.NegativeOne;
        result = divides ? left % right : T.Zero;
        return !T.IsZero(right);
    }
}

/// <summary>DIV; fails for a divisor of zero and where the quotient is one too great.</summary>
internal readonly struct DivideLongs : ICheckedBinaryOperator<long, long, long>
{
    public static bool TryApply(long left, long right, out long result)
    {
        var fits = right != 0 && !(left == long.MinValue && right == -1);
        result = fits ? left / right : 0;
        return fits;
    }
}

internal readonly struct NegateInteger<T> : ICheckedUnaryOperator<T, T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static bool TryApply(T value, out T result)
    {
        result = unchecked(-value);
        return value != T.MinValue;
    }
}
