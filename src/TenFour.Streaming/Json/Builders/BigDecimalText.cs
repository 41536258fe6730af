namespace TenFour.Streaming.Json.Builders;

/// <summary>Decimal numbers in the grammar of Java's BigDecimal: <c>[+-](digits[.[digits]] | .digits)[(e|E)[+-]digits]</c>.</summary>
internal static class BigDecimalText
{
    /// <summary>Reads a number, rounded half up to the scale; false when it is none or has too many digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int precision, int scale, out Int128 unscaled)
    {
        unscaled = 0;
        var isNegative = text.StartsWith("-"u8);
        var mantissa = isNegative || text.StartsWith("+"u8) ? text[1..] : text;
        if (!TryTakeExponent(ref mantissa, out var exponent))
        {
            return false;
        }

        var point = mantissa.IndexOf((byte)'.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !AreDigits(whole) || !AreDigits(fraction) || !FitsInt(fraction.Length - exponent))
        {
            return false;
        }

        // The digit at position p of both parts together counts 10^(whole.Length - 1 - p + exponent).
        var kept = whole.Length + exponent + scale;
        var parsed = TryRound(whole, fraction, kept, precision, out unscaled);
        unscaled = isNegative ? -unscaled : unscaled;
        return parsed;
    }

    // The number that the first so many digits make, zeros following the last, rounded by the digit behind.
    private static bool TryRound(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, long kept, int precision, out Int128 value)
    {
        value = 0;
        var limit = PowerOf10(precision);
        var digits = whole.Length + fraction.Length;
        for (var i = 0; i < Math.Min(kept, digits); i++)
        {
            if (value >= limit / 10)
            {
                return false;
            }

            value = (value * 10) + Digit(whole, fraction, i);
        }

        for (long i = digits; i < kept && value != 0; i++)
        {
            if (value >= limit / 10)
            {
                return false;
            }

            value *= 10;
        }

        if (kept >= 0 && kept < digits && Digit(whole, fraction, (int)kept) >= 5)
        {
            value++;
        }

        return value < limit;
    }

    private static bool TryTakeExponent(ref ReadOnlySpan<byte> mantissa, out long exponent)
    {
        exponent = 0;
        var mark = mantissa.IndexOfAny((byte)'e', (byte)'E');
        if (mark < 0)
        {
            return true;
        }

        var text = mantissa[(mark + 1)..];
        mantissa = mantissa[..mark];
        var isNegative = text.StartsWith("-"u8);
        var digits = (isNegative || text.StartsWith("+"u8) ? text[1..] : text).TrimStart((byte)'0');
        if (text.IsEmpty || !char.IsAsciiDigit((char)text[^1]) || digits.Length > 10 || !AreDigits(digits))
        {
            return false;
        }

        foreach (var digit in digits)
        {
            exponent = (exponent * 10) + digit - '0';
        }

        exponent = isNegative ? -exponent : exponent;
        return FitsInt(exponent);
    }

    private static Int128 PowerOf10(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    private static int Digit(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, int index) =>
        (index < whole.Length ? whole[index] : fraction[index - whole.Length]) - '0';

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool FitsInt(long value) => value is >= int.MinValue and <= int.MaxValue;
}
