using System.Numerics;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>
/// ANSI intervals to narrower ones and to and from numbers, which count the last field of the interval's type: <c>INTERVAL '25' HOUR</c> is
/// 25, and <c>INTERVAL '1 1' DAY TO HOUR</c> too.
/// </summary>
internal static class IntervalConversions
{
    private const int SecondsScale = 6;

    /// <summary>Cuts off what lies below the last field of the type.</summary>
    public static Conversion Between(SqlType to)
    {
        if (to is DayTimeIntervalType dayTime)
        {
            var unit = dayTime.To == DayTimeField.Second ? 1 : Unit(dayTime);
            return new FunctionConversion<long, long>(to, (long v, EvaluationContext _, out long r) => Value(out r, v - (v % unit)));
        }

        var months = Unit((YearMonthIntervalType)to);
        return new FunctionConversion<int, int>(to, (int v, EvaluationContext _, out int r) => Value(out r, v - (v % months)));
    }

    public static Conversion ToNumber(SqlType from, SqlType to) => (from, to) switch
    {
        (DayTimeIntervalType { To: DayTimeField.Second }, DecimalType d) => DecimalConversions.Rescale<long>(d, SecondsScale, v => v),
        (DayTimeIntervalType i, DecimalType d) => DecimalConversions.Rescale<long>(d, 0, v => v / Unit(i)),
        (YearMonthIntervalType i, DecimalType d) => DecimalConversions.Rescale<int>(d, 0, v => v / Unit(i)),
        (DayTimeIntervalType i, _) => ToInteger<long>(v => v / Unit(i), to),
        (YearMonthIntervalType i, _) => ToInteger<int>(v => v / Unit(i), to),
        _ => throw NumberConversions.NoConversion(from, to),
    };

    public static Conversion FromNumber(SqlType from, SqlType to) => from switch
    {
        ByteType => FromInteger<sbyte>(v => v, to),
        ShortType => FromInteger<short>(v => v, to),
        IntType => FromInteger<int>(v => v, to),
        LongType => FromInteger<long>(v => v, to),
        DecimalType d when to is DayTimeIntervalType { To: DayTimeField.Second } => FromDecimalSeconds(d, to),
        DecimalType d => FromInteger<Int128>(v => v / DecimalMath.Power(d.Scale), to),
        _ => throw NumberConversions.NoConversion(from, to),
    };

    /// <summary>The microseconds of the last field.</summary>
    private static long Unit(DayTimeIntervalType type) => type.To switch
    {
        DayTimeField.Day => Calendar.MicrosPerDay,
        DayTimeField.Hour => 3600 * Calendar.MicrosPerSecond,
        DayTimeField.Minute => 60 * Calendar.MicrosPerSecond,
        _ => Calendar.MicrosPerSecond,
    };

    /// <summary>The months of the last field.</summary>
    private static int Unit(YearMonthIntervalType type) => type.To == YearMonthField.Year ? 12 : 1;

    private static Conversion ToInteger<TIn>(Func<TIn, long> count, SqlType to)
        where TIn : unmanaged => to switch
    {
        ByteType => ToInteger<TIn, sbyte>(count, to),
        ShortType => ToInteger<TIn, short>(count, to),
        IntType => ToInteger<TIn, int>(count, to),
        _ => ToInteger<TIn, long>(count, to),
    };

    private static FunctionConversion<TIn, TOut> ToInteger<TIn, TOut>(Func<TIn, long> count, SqlType to)
        where TIn : unmanaged
        where TOut : unmanaged, IBinaryInteger<TOut> => new(
        to,
        (TIn v, EvaluationContext _, out TOut r) => NumberOperators.Narrow<long, TOut>.TryApply(count(v), out r) ? Converted.Value : Converted.Failed,
        (input, row, context) => CastErrors.Overflow(input, row, to, context.Zone));

    private static Conversion FromInteger<TIn>(Func<TIn, Int128> wide, SqlType to)
        where TIn : unmanaged
    {
        ConversionError error = (input, row, context) => CastErrors.Overflow(input, row, to, context.Zone);
        if (to is DayTimeIntervalType dayTime)
        {
            var unit = Unit(dayTime);
            return new FunctionConversion<TIn, long>(to, (TIn v, EvaluationContext _, out long r) => Multiply(wide(v), unit, out r), error);
        }

        var months = Unit((YearMonthIntervalType)to);
        return new FunctionConversion<TIn, int>(to, (TIn v, EvaluationContext _, out int r) => Multiply(wide(v), months, out r), error);
    }

    private static FunctionConversion<Int128, long> FromDecimalSeconds(DecimalType from, SqlType to)
    {
        var micros = new DecimalType(DecimalType.MaxPrecision, SecondsScale);
        return new FunctionConversion<Int128, long>(
            to,
            (Int128 v, EvaluationContext _, out long r) =>
            {
                var fits = DecimalMath.TryRescale(v, from.Scale, micros, out var exact);
                r = unchecked((long)exact);
                return fits && r == exact ? Converted.Value : Converted.Failed;
            },
            (input, row, context) => CastErrors.Overflow(input, row, to, context.Zone));
    }

    private static Converted Multiply<TOut>(Int128 value, long unit, out TOut result)
        where TOut : unmanaged, IBinaryInteger<TOut>
    {
        var exact = value > long.MaxValue || value < long.MinValue ? Int128.MaxValue : value * unit;
        result = TOut.CreateTruncating(exact);
        return Int128.CreateTruncating(result) == exact ? Converted.Value : Converted.Failed;
    }

    private static Converted Value<T>(out T result, T value)
    {
        result = value;
        return Converted.Value;
    }
}
