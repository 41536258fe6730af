using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Dates and timestamps to each other and to and from numbers, which are seconds.</summary>
internal static class DateTimeConversions
{
    public static Conversion From(SqlType from, SqlType to) => (from, to) switch
    {
        (DateType, TimestampType) => new FunctionConversion<int, long>(to, DateToTimestamp, Overflow(to)),
        (DateType, TimestampNtzType) => new FunctionConversion<int, long>(to, DateToWall, Overflow(to)),
        (TimestampType, DateType) => new WallConversion(to, ToDate),
        (TimestampType, TimestampNtzType) => new WallConversion(to, null),
        (TimestampNtzType, DateType) =>
            new FunctionConversion<long, int>(to, (long v, EvaluationContext _, out int r) => Value(out r, ToDate(v))),
        (TimestampNtzType, TimestampType) =>
            new FunctionConversion<long, long>(to, (long v, EvaluationContext c, out long r) => Value(out r, c.Zone.ToUtc(v))),
        (TimestampType, LongType) => new FunctionConversion<long, long>(to, (long v, EvaluationContext _, out long r) => Value(out r, Seconds(v))),
        (TimestampType, IntType) => new FunctionConversion<long, int>(to, ToInt, Overflow(to)),
        (TimestampType, ShortType) => new FunctionConversion<long, short>(to, ToShort, Overflow(to)),
        (TimestampType, ByteType) => new FunctionConversion<long, sbyte>(to, ToByte, Overflow(to)),
        (TimestampType, FloatType) =>
            new FunctionConversion<long, float>(to, (long v, EvaluationContext _, out float r) => Value(out r, (float)(v / 1e6))),
        (TimestampType, DoubleType) =>
            new FunctionConversion<long, double>(to, (long v, EvaluationContext _, out double r) => Value(out r, v / 1e6)),
        (TimestampType, DecimalType d) => DecimalConversions.Rescale<long>(d, 6, v => v),
        _ => throw NumberConversions.NoConversion(from, to),
    };

    /// <summary>A number of seconds as a TIMESTAMP. Whole seconds beyond its ends become its ends, as in Spark.</summary>
    public static Conversion FromNumber(SqlType from) => from switch
    {
        ByteType => FromSeconds<sbyte>(v => v),
        ShortType => FromSeconds<short>(v => v),
        IntType => FromSeconds<int>(v => v),
        LongType => FromSeconds<long>(v => v),
        FloatType => FromFloating<float>(v => v),
        DoubleType => FromFloating<double>(v => v),
        DecimalType d => new FunctionConversion<Int128, long>(SqlType.Timestamp, (Int128 v, EvaluationContext _, out long r) => FromDecimal(v, d, out r)),
        _ => throw NumberConversions.NoConversion(from, SqlType.Timestamp),
    };

    /// <summary>The day of a wall-clock time, since 1970-01-01.</summary>
    public static int ToDate(long wallMicros) => (int)FloorDivide(wallMicros, Calendar.MicrosPerDay);

    private static ConversionError Overflow(SqlType to) => (input, row, context) => CastErrors.Overflow(input, row, to, context.Zone);

    private static FunctionConversion<T, long> FromSeconds<T>(Func<T, long> wide)
        where T : unmanaged => new(
        SqlType.Timestamp,
        (T v, EvaluationContext _, out long r) =>
            Value(out r, (long)Int128.Clamp((Int128)wide(v) * Calendar.MicrosPerSecond, long.MinValue, long.MaxValue)));

    private static FunctionConversion<T, long> FromFloating<T>(Func<T, double> wide)
        where T : unmanaged => new(
        SqlType.Timestamp,
        (T v, EvaluationContext _, out long r) =>
            double.IsFinite(wide(v)) && NumberOperators.Truncate<double, long>.TryApply(wide(v) * 1e6, out r) ? Converted.Value : Fail(out r),
        (input, row, context) => FloatingError(input, row, wide(((FixedColumn<T>)input).Values[row]), context));

    private static RowException FloatingError(Column input, int row, double value, EvaluationContext context) => double.IsFinite(value)
        ? CastErrors.Overflow(row, $"{FloatingText.ToString(value * 1e6)}D", SqlType.Double, SqlType.Long)
        : CastErrors.Malformed(row, LiteralText.InMessage(input, row, context.Zone), input.Type, SqlType.Timestamp);

    // Java's BigDecimal.longValue drops the fraction and then all but the lowest 64 bits.
    private static Converted FromDecimal(Int128 value, DecimalType type, out long micros)
    {
        var whole = type.Scale >= 6
            ? value / DecimalMath.Power(type.Scale - 6)
            : (Int128)(long)(ulong)((System.Numerics.BigInteger)value * DecimalMath.BigPower(6 - type.Scale) & ulong.MaxValue);
        micros = unchecked((long)whole);
        return Converted.Value;
    }

    private static Converted DateToTimestamp(int days, EvaluationContext context, out long micros)
    {
        var outcome = DateToWall(days, context, out var wall);
        micros = outcome == Converted.Value ? context.Zone.ToUtc(wall) : 0;
        return outcome;
    }

    private static Converted DateToWall(int days, EvaluationContext context, out long micros)
    {
        var exact = (Int128)days * Calendar.MicrosPerDay;
        micros = unchecked((long)exact);
        return micros == exact ? Converted.Value : Converted.Failed;
    }

    private static Converted ToInt(long micros, EvaluationContext context, out int seconds) =>
        NumberOperators.Narrow<long, int>.TryApply(Seconds(micros), out seconds) ? Converted.Value : Converted.Failed;

    private static Converted ToShort(long micros, EvaluationContext context, out short seconds) =>
        NumberOperators.Narrow<long, short>.TryApply(Seconds(micros), out seconds) ? Converted.Value : Converted.Failed;

    private static Converted ToByte(long micros, EvaluationContext context, out sbyte seconds) =>
        NumberOperators.Narrow<long, sbyte>.TryApply(Seconds(micros), out seconds) ? Converted.Value : Converted.Failed;

    private static long Seconds(long micros) => FloorDivide(micros, Calendar.MicrosPerSecond);

    private static long FloorDivide(long value, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(value, divisor);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    private static Converted Value<T>(out T result, T value)
    {
        result = value;
        return Converted.Value;
    }

    private static Converted Fail(out long result)
    {
        result = 0;
        return Converted.Failed;
    }
}
