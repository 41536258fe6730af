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
        ByteType => new TotalConversion<bool, sbyte, NumberOperators.OneIfTrue<sbyte>>(to),
        ShortType => new TotalConversion<bool, short, NumberOperators.OneIfTrue<short>>(to),
        IntType => new TotalConversion<bool, int, NumberOperators.OneIfTrue<int>>(to),
        LongType => new TotalConversion<bool, long, NumberOperators.OneIfTrue<long>>(to),
        FloatType => new TotalConversion<bool, float, NumberOperators.OneIfTrue<float>>(to),
        DoubleType => new TotalConversion<bool, double, NumberOperators.OneIfTrue<double>>(to),
        _ => throw NoConversion(SqlType.Boolean, to),
    };

    private static Conversion FromInteger<T>(SqlType to, int bytes)
        where T : unmanaged, IBinaryInteger<T> => to switch
    {
        BooleanType => new TotalConversion<T, bool, NumberOperators.IsNotZero<T>>(to),
        ByteType => new CheckedConversion<T, sbyte, NumberOperators.Narrow<T, sbyte>>(to),
        ShortType => bytes < 2 ? new TotalConversion<T, short, NumberOperators.Widen<T, short>>(to) : new CheckedConversion<T, short, NumberOperators.Narrow<T, short>>(to),
        IntType => bytes < 4 ? new TotalConversion<T, int, NumberOperators.Widen<T, int>>(to) : new CheckedConversion<T, int, NumberOperators.Narrow<T, int>>(to),
        LongType => new TotalConversion<T, long, NumberOperators.Widen<T, long>>(to),
        FloatType => new TotalConversion<T, float, NumberOperators.Widen<T, float>>(to),
        DoubleType => new TotalConversion<T, double, NumberOperators.Widen<T, double>>(to),
        _ => throw NoConversion(SqlType.Long, to),
    };

    private static Conversion FromFloating<T>(SqlType to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => to switch
    {
        BooleanType => new TotalConversion<T, bool, NumberOperators.IsNotZero<T>>(to),
        ByteType => new CheckedConversion<T, sbyte, NumberOperators.TruncateSmall<T, sbyte>>(to),
        ShortType => new CheckedConversion<T, short, NumberOperators.TruncateSmall<T, short>>(to),
        IntType => new CheckedConversion<T, int, NumberOperators.Truncate<T, int>>(to),
        LongType => new CheckedConversion<T, long, NumberOperators.Truncate<T, long>>(to),
        FloatType => new TotalConversion<T, float, NumberOperators.Widen<T, float>>(to),
        DoubleType => new TotalConversion<T, double, NumberOperators.Widen<T, double>>(to),
        _ => throw NoConversion(SqlType.Double, to),
    };
}
