using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Comparisons;

/// <summary>Equality and order by type.</summary>
internal static class ComparisonOperators
{
    public readonly struct Equal<T> : IBinaryOperator<T, T, bool>
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        public static bool Apply(T left, T right) => left == right;
    }

    public readonly struct Less<T> : IBinaryOperator<T, T, bool>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        public static bool Apply(T left, T right) => left < right;
    }

    public readonly struct LessOrEqual<T> : IBinaryOperator<T, T, bool>
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        public static bool Apply(T left, T right) => left <= right;
    }

    /// <summary>NaN equals NaN, and both zeros are equal.</summary>
    public readonly struct EqualFloats<T> : IBinaryOperator<T, T, bool>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool Apply(T left, T right) => left == right || (T.IsNaN(left) && T.IsNaN(right));
    }

    /// <summary>NaN is greater than any number.</summary>
    public readonly struct LessFloats<T> : IBinaryOperator<T, T, bool>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool Apply(T left, T right) => left < right || (T.IsNaN(right) && !T.IsNaN(left));
    }

    /// <inheritdoc cref="LessFloats{T}"/>
    public readonly struct LessOrEqualFloats<T> : IBinaryOperator<T, T, bool>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool Apply(T left, T right) => left <= right || T.IsNaN(right);
    }

    /// <summary>FALSE is less than TRUE.</summary>
    public readonly struct LessBooleans : IBinaryOperator<bool, bool, bool>
    {
        public static bool Apply(bool left, bool right) => !left & right;
    }

    /// <inheritdoc cref="LessBooleans"/>
    public readonly struct LessOrEqualBooleans : IBinaryOperator<bool, bool, bool>
    {
        public static bool Apply(bool left, bool right) => !left | right;
    }

    public readonly struct EqualBooleans : IBinaryOperator<bool, bool, bool>
    {
        public static bool Apply(bool left, bool right) => left == right;
    }
}
