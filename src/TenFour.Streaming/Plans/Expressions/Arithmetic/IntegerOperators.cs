using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary>Arithmetic of integers. What overflows fails.</summary>
internal static class IntegerOperators
{
    public readonly struct Add<T> : ICheckedBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool TryApply(T left, T right, out T result)
        {
            result = unchecked(left + right);
            return !T.IsNegative((left ^ result) & (right ^ result));
        }
    }

    public readonly struct Subtract<T> : ICheckedBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool TryApply(T left, T right, out T result)
        {
            result = unchecked(left - right);
            return !T.IsNegative((left ^ right) & (left ^ result));
        }
    }

    /// <summary>For up to 32 bits.</summary>
    public readonly struct Multiply<T> : ICheckedBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool TryApply(T left, T right, out T result)
        {
            var product = long.CreateTruncating(left) * long.CreateTruncating(right);
            result = T.CreateTruncating(product);
            return long.CreateTruncating(result) == product;
        }
    }

    public readonly struct MultiplyLong : ICheckedBinaryOperator<long, long, long>
    {
        public static bool TryApply(long left, long right, out long result)
        {
            var high = Math.BigMul(left, right, out result);
            return high == result >> 63;
        }
    }

    /// <summary>The remainder with the sign of the dividend; fails for a divisor of zero.</summary>
    public readonly struct Modulo<T> : ICheckedBinaryOperator<T, T, T>
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

    /// <summary>DIV of months, whose quotient is a number.</summary>
    public readonly struct DivideToLong : ICheckedBinaryOperator<int, int, long>
    {
        public static bool TryApply(int left, int right, out long result) => Divide.TryApply(left, right, out result);
    }

    /// <summary>DIV; fails for a divisor of zero and where the quotient is one too great.</summary>
    public readonly struct Divide : ICheckedBinaryOperator<long, long, long>
    {
        public static bool TryApply(long left, long right, out long result)
        {
            var fits = right != 0 && !(left == long.MinValue && right == -1);
            result = fits ? left / right : 0;
            return fits;
        }
    }

    public readonly struct Negate<T> : ICheckedUnaryOperator<T, T>
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public static bool TryApply(T value, out T result)
        {
            result = unchecked(-value);
            return value != T.MinValue;
        }
    }
}
