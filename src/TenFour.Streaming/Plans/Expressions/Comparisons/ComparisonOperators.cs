using System.Numerics;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Expressions.Comparisons;

internal readonly struct AreEqual<T> : IBinaryOperator<T, T, bool>
    where T : unmanaged, IEqualityOperators<T, T, bool>
{
    public static bool Apply(T left, T right) => left == right;
}

internal readonly struct IsLess<T> : IBinaryOperator<T, T, bool>
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    public static bool Apply(T left, T right) => left < right;
}

internal readonly struct IsLessOrEqual<T> : IBinaryOperator<T, T, bool>
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    public static bool Apply(T left, T right) => left <= right;
}

/// <summary>NaN equals NaN, and both zeros are equal.</summary>
internal readonly struct AreEqualFloats<T> : IBinaryOperator<T, T, bool>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool Apply(T left, T right) => left == right || (T.IsNaN(left) && T.IsNaN(right));
}

/// <summary>NaN is greater than any number.</summary>
internal readonly struct IsLessFloat<T> : IBinaryOperator<T, T, bool>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool Apply(T left, T right) => left < right || (T.IsNaN(right) && !T.IsNaN(left));
}

/// <inheritdoc cref="IsLessFloat{T}"/>
internal readonly struct IsLessOrEqualFloat<T> : IBinaryOperator<T, T, bool>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool Apply(T left, T right) => left <= right || T.IsNaN(right);
}

/// <summary>FALSE is less than TRUE.</summary>
internal readonly struct IsLessBoolean : IBinaryOperator<bool, bool, bool>
{
    public static bool Apply(bool left, bool right) => !left & right;
}

/// <inheritdoc cref="IsLessBoolean"/>
internal readonly struct IsLessOrEqualBoolean : IBinaryOperator<bool, bool, bool>
{
    public static bool Apply(bool left, bool right) => !left | right;
}

internal readonly struct AreEqualBooleans : IBinaryOperator<bool, bool, bool>
{
    public static bool Apply(bool left, bool right) => left == right;
}
