using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary>Arithmetic of floating-point numbers.</summary>
internal static class FloatingOperators
{
    public readonly struct Add<T> : IBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static T Apply(T left, T right) => left + right;
    }

    public readonly struct Subtract<T> : IBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static T Apply(T left, T right) => left - right;
    }

    public readonly struct Multiply<T> : IBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static T Apply(T left, T right) => left * right;
    }

    /// <summary>Fails for a divisor of zero, which is no infinity under ANSI rules.</summary>
    public readonly struct Divide<T> : ICheckedBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool TryApply(T left, T right, out T result)
        {
            result = left / right;
            return right != T.Zero;
        }
    }

    /// <summary>The remainder with the sign of the dividend; fails for a divisor of zero.</summary>
    public readonly struct Modulo<T> : ICheckedBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool TryApply(T left, T right, out T result)
        {
            result = left % right;
            return right != T.Zero;
        }
    }

    public readonly struct Negate<T> : IUnaryOperator<T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static T Apply(T value) => -value;
    }
}
