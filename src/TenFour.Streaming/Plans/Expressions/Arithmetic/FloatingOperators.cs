using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

internal readonly struct AddFloats<T> : IBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Apply(T left, T right) => left + right;
}

internal readonly struct SubtractFloats<T> : IBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Apply(T left, T right) => left - right;
}

internal readonly struct MultiplyFloats<T> : IBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Apply(T left, T right) => left * right;
}

/// <summary>Fails for a divisor of zero, which is no infinity under ANSI rules.</summary>
internal readonly struct DivideFloats<T> : ICheckedBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool TryApply(T left, T right, out T result)
    {
        result = left / right;
        return right != T.Zero;
    }
}

/// <summary>The remainder with the sign of the dividend; fails for a divisor of zero.</summary>
internal readonly struct ModuloFloats<T> : ICheckedBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool TryApply(T left, T right, out T result)
    {
        result = left % right;
        return right != T.Zero;
    }
}

internal readonly struct NegateFloat<T> : IUnaryOperator<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Apply(T value) => -value;
}
