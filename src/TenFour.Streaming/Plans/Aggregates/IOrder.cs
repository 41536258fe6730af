using System.Numerics;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Which of two values wins. As a type argument it costs no call per row.</summary>
internal interface IOrder<T>
{
    static abstract bool IsBetter(T candidate, T current);
}

/// <summary>The least; NaN is greater than all numbers.</summary>
internal readonly struct Least<T> : IOrder<T>
    where T : INumberBase<T>, IComparable<T>
{
    public static bool IsBetter(T candidate, T current) => T.IsNaN(current) ? !T.IsNaN(candidate) : !T.IsNaN(candidate) && candidate.CompareTo(current) < 0;
}

/// <summary>The greatest; NaN is greater than all numbers.</summary>
internal readonly struct Greatest<T> : IOrder<T>
    where T : INumberBase<T>, IComparable<T>
{
    public static bool IsBetter(T candidate, T current) => !T.IsNaN(current) && (T.IsNaN(candidate) || candidate.CompareTo(current) > 0);
}

/// <summary>False before true.</summary>
internal readonly struct LeastBoolean : IOrder<bool>
{
    public static bool IsBetter(bool candidate, bool current) => !candidate && current;
}

/// <summary>True before false.</summary>
internal readonly struct GreatestBoolean : IOrder<bool>
{
    public static bool IsBetter(bool candidate, bool current) => candidate && !current;
}
