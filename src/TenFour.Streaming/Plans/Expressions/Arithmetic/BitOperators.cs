using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary>What works on the bits of integers.</summary>
internal static class BitOperators
{
    public readonly struct And<T> : IBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T left, T right) => left & right;
    }

    public readonly struct Or<T> : IBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T left, T right) => left | right;
    }

    public readonly struct Xor<T> : IBinaryOperator<T, T, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T left, T right) => left ^ right;
    }

    public readonly struct Not<T> : IUnaryOperator<T, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T value) => ~value;
    }

    /// <summary>Only the lowest bits of the distance count: 5 for 32 bits, 6 for 64, as in Java and in .NET.</summary>
    public readonly struct ShiftLeft<T> : IBinaryOperator<T, int, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T left, int right) => left << right;
    }

    /// <inheritdoc cref="ShiftLeft{T}"/>
    public readonly struct ShiftRight<T> : IBinaryOperator<T, int, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T left, int right) => left >> right;
    }

    /// <inheritdoc cref="ShiftLeft{T}"/>
    public readonly struct ShiftRightUnsigned<T> : IBinaryOperator<T, int, T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static T Apply(T left, int right) => left >>> right;
    }
}
