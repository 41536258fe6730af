using System.Numerics;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Between numbers other than decimals, and BOOLEAN.</summary>
internal static class NumberConversions
{
    public static Conversion Find(SqlType from, SqlType to) => from switch
    {
        BooleanType => FromBoolean(to),
        ByteType => FromInteger<sbyte>(to, 1),
        ShortType => FromInteger<short>(to, 2),
        IntType => FromInteger<int>(to, 4),
        LongType => FromInteger<long>(to, 8),
        FloatType => FromFloating<float>(to),
        DoubleType => FromFloating<double>(to),
        _ => throw NoConversion(from, to),
    };

    /// <summary>A pair of types that <see cref="CastRules"/> should have refused.</summary>
    public static InvalidOperationException NoConversion(SqlType from, SqlType to) => new($"no conversion of {from} to {to}");

    private static Conversion FromBoolean(SqlType to) => to switch
    {
        ByteType => new TotalConversion<bool, sbyte, OneIfTrue<sbyte>>(to),
        ShortType => new TotalConversion<bool, short, OneIfTrue<short>>(to),
        IntType => new TotalConversion<bool, int, OneIfTrue<int>>(to),
        LongType => new TotalConversion<bool, long, OneIfTrue<long>>(to),
        FloatType => new TotalConversion<bool, float, OneIfTrue<float>>(to),
        DoubleType => new TotalConversion<bool, double, OneIfTrue<double>>(to),
        _ => throw NoConversion(SqlType.Boolean, to),
    };

    private static Conversion FromInteger<T>(SqlType to, int bytes)
        where T : unmanaged, IBinaryInteger<T> => to switch
    {
        BooleanType => new TotalConversion<T, bool, IsNotZero<T>>(to),
        ByteType => new CheckedConversion<T, sbyte, Narrow<T, sbyte>>(to),
        ShortType => bytes < 2 ? new TotalConversion<T, short, Widen<T, short>>(to) : new CheckedConversion<T, short, Narrow<T, short>>(to),
        IntType => bytes < 4 ? new TotalConversion<T, int, Widen<T, int>>(to) : new CheckedConversion<T, int, Narrow<T, int>>(to),
        LongType => new TotalConversion<T, long, Widen<T, long>>(to),
        FloatType => new TotalConversion<T, float, Widen<T, float>>(to),
        DoubleType => new TotalConversion<T, double, Widen<T, double>>(to),
        _ => throw NoConversion(SqlType.Long, to),
    };

    private static Conversion FromFloating<T>(SqlType to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => to switch
    {
        BooleanType => new TotalConversion<T, bool, IsNotZero<T>>(to),
        ByteType => new CheckedConversion<T, sbyte, TruncateSmall<T, sbyte>>(to),
        ShortType => new CheckedConversion<T, short, TruncateSmall<T, short>>(to),
        IntType => new CheckedConversion<T, int, Truncate<T, int>>(to),
        LongType => new CheckedConversion<T, long, Truncate<T, long>>(to),
        FloatType => new TotalConversion<T, float, Widen<T, float>>(to),
        DoubleType => new TotalConversion<T, double, Widen<T, double>>(to),
        _ => throw NoConversion(SqlType.Double, to),
    };
}
