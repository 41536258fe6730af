using System.Globalization;
using System.Numerics;
using System.Text;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Reads booleans, numbers, dates and timestamps as Spark's CAST reads them. Spaces and control characters around do not count.</summary>
internal static class TextParsing
{
    private static readonly HashSet<string> True = ["t", "true", "y", "yes", "1"];
    private static readonly HashSet<string> False = ["f", "false", "n", "no", "0"];

    public static bool TryBoolean(ReadOnlySpan<byte> text, EvaluationContext context, out bool result)
    {
        text = AsciiText.Trim(text);
        var word = text.Length > 5 ? "" : Encoding.Latin1.GetString(text).ToLowerInvariant();
        result = True.Contains(word);
        return result || False.Contains(word);
    }

    /// <summary>A sign and digits, no point.</summary>
    public static bool TryInteger<T>(ReadOnlySpan<byte> text, EvaluationContext context, out T result)
        where T : unmanaged, IBinaryInteger<T> =>
        T.TryParse(AsciiText.Trim(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out result);

    public static bool TryDouble(ReadOnlySpan<byte> text, EvaluationContext context, out double result) => FloatingParsing.TryParse(text, out result);

    public static bool TryFloat(ReadOnlySpan<byte> text, EvaluationContext context, out float result) => FloatingParsing.TryParse(text, out result);

    /// <summary>What Java's BigDecimal reads, rounded half up to the type's scale.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, DecimalType to, out Int128 result)
    {
        result = 0;
        return DecimalMath.TryParse(AsciiText.TrimSpaces(text), out var unscaled, out var scale)
            && DecimalMath.DigitsBeforePoint(unscaled, scale) <= DecimalType.MaxPrecision
            && DecimalMath.TryRescale(unscaled, scale, to, out result);
    }

    public static RowException DecimalError(ReadOnlySpan<byte> text, int row, DecimalType to)
    {
        if (!DecimalMath.TryParse(AsciiText.TrimSpaces(text), out var unscaled, out var scale))
        {
            return CastErrors.Malformed(text, row, to);
        }

        return DecimalMath.DigitsBeforePoint(unscaled, scale) > DecimalType.MaxPrecision
            ? CastErrors.TooManyDigits(text, row)
            : CastErrors.OutOfRange(row, DecimalText.ToString(scale < 0 ? unscaled * DecimalMath.BigPower(-scale) : unscaled, Math.Max(scale, 0)), to);
    }

    public static bool TryDate(ReadOnlySpan<byte> text, EvaluationContext context, out int days) => DateText.TryParse(text, out days);

    public static bool TryTimestamp(ReadOnlySpan<byte> text, EvaluationContext context, out long utcMicros) =>
        TimestampText.TryParse(text, context.Zone, context.BatchClock, out utcMicros);

    public static bool TryTimestampNtz(ReadOnlySpan<byte> text, EvaluationContext context, out long wallMicros) =>
        TimestampText.TryParseWall(text, allowZone: true, out wallMicros);
}
