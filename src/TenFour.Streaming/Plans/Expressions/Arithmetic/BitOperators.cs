using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

internal readonly struct AndBits<T> : IBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Apply(T left, T right) => left & right;
}

internal readonly struct OrBits<T> : IBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Apply(T left, T right) => left | right;
}

internal readonly struct XorBits<T> : IBinaryOperator<T, T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Apply(T left, T right) => left ^ right;
}

internal readonly struct NotBits<T> : IUnaryOperator<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Apply(T value) => ~value;
}

/// <summary>Only the lowest bits of the distance count: 5 for 32 bits, 6 for 64, as in Java and in .NET.</summary>
internal readonly struct ShiftLeft<T> : IBinaryOperator<T, int, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Apply(T left, int right) => left << right;
}

/// <inheritdoc cref="ShiftLeft{T}"/>
internal readonly struct ShiftRight<T> : IBinaryOperator<T, int, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Apply(T left, int right) => left >> right;
}

/// <inheritdoc cref="ShiftLeft{T}"/>
internal readonly struct ShiftRightUnsigned<T> : IBinaryOperator<T, int, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Apply(T left, int right) => left >>> right;
}
