using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Decimals to and from other numbers.</summary>
internal static class DecimalConversions
{
    public static Conversion From(DecimalType from, SqlType to) => to switch
    {
        BooleanType => new TotalConversion<Int128, bool, NumberOperators.IsNotZero<Int128>>(to),
        ByteType => ToInteger<sbyte>(from, to, sbyte.MinValue, sbyte.MaxValue),
        ShortType => ToInteger<short>(from, to, short.MinValue, short.MaxValue),
        IntType => ToInteger<int>(from, to, int.MinValue, int.MaxValue),
        LongType => ToInteger<long>(from, to, long.MinValue, long.MaxValue),
        FloatType => new FunctionConversion<Int128, float>(to, (Int128 v, EvaluationContext _, out float r) => Total(out r, (float)DecimalMath.ToDouble(v, from.Scale))),
        DoubleType => new FunctionConversion<Int128, double>(to, (Int128 v, EvaluationContext _, out double r) => Total(out r, DecimalMath.ToDouble(v, from.Scale))),
        DecimalType d => Rescale<Int128>(d, from.Scale, v => v),
        _ => throw NumberConversions.NoConversion(from, to),
    };

    public static Conversion To(SqlType from, DecimalType to) => from switch
    {
        BooleanType => Rescale<bool>(to, 0, v => v ? 1 : 0),
        ByteType => Rescale<sbyte>(to, 0, v => v),
        ShortType => Rescale<short>(to, 0, v => v),
        IntType => Rescale<int>(to, 0, v => v),
        LongType => Rescale<long>(to, 0, v => v),
        FloatType => FromFloating<float>(to, v => v),
        DoubleType => FromFloating<double>(to, v => v),
        _ => throw NumberConversions.NoConversion(from, to),
    };

    /// <summary>An exact number of some scale as a decimal.</summary>
    /// <param name="scale">Of what <paramref name="unscaled"/> gives.</param>
    public static Conversion Rescale<TIn>(DecimalType to, int scale, Func<TIn, Int128> unscaled)
        where TIn : unmanaged => new FunctionConversion<TIn, Int128>(
        to,
        (TIn v, EvaluationContext _, out Int128 r) => DecimalMath.TryRescale(unscaled(v), scale, to, out r) ? Converted.Value : Converted.Failed,
        (input, row, _) => CastErrors.OutOfRange(row, DecimalText.ToString(unscaled(((FixedColumn<TIn>)input).Values[row]), scale), to));

    private static FunctionConversion<TIn, Int128> FromFloating<TIn>(DecimalType to, Func<TIn, double> wide)
        where TIn : unmanaged => new(
        to,
        (TIn v, EvaluationContext _, out Int128 r) => FromDouble(wide(v), to, out r),
        (input, row, _) => CastErrors.OutOfRange(row, PlainDigits(wide(((FixedColumn<TIn>)input).Values[row])), to));

    private static FunctionConversion<Int128, TOut> ToInteger<TOut>(DecimalType from, SqlType to, TOut min, TOut max)
        where TOut : unmanaged, IBinaryInteger<TOut>
    {
        var (least, most, divisor) = (Int128.CreateTruncating(min), Int128.CreateTruncating(max), DecimalMath.Power(from.Scale));
        return new FunctionConversion<Int128, TOut>(to, Convert, (input, row, context) => CastErrors.Overflow(input, row, to, context.Zone));

        Converted Convert(Int128 value, EvaluationContext context, out TOut result)
        {
            var whole = value / divisor;
            result = TOut.CreateTruncating(whole);
            return whole >= least && whole <= most ? Converted.Value : Converted.Failed;
        }
    }

    // Spark gives null for what is no number, also under ANSI rules.
    private static Converted FromDouble(double value, DecimalType to, out Int128 result)
    {
        if (!double.IsFinite(value))
        {
            result = 0;
            return Converted.Null;
        }

        var (unscaled, scale) = DecimalMath.FromDouble(value);
        return DecimalMath.TryRescale(unscaled, scale, to, out result) ? Converted.Value : Converted.Failed;
    }

    private static string PlainDigits(double value)
    {
        var (unscaled, scale) = DecimalMath.FromDouble(value);
        return scale <= 0 ? (unscaled * DecimalMath.BigPower(-scale)).ToString() : DecimalText.ToString(unscaled, scale);
    }

    private static Converted Total<T>(out T result, T value)
    {
        result = value;
        return Converted.Value;
    }
}
