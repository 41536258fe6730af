using System.Globalization;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Numbers in the grammar of JSON, as text, to values.</summary>
internal static class NumberText
{
    /// <summary>Reads an integer; false when it does not fit.</summary>
    public static bool TryParseLong(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var isNegative = text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        if (digits.Length > 18)
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        }

        foreach (var digit in digits)
        {
            value = (value * 10) + digit - '0';
        }

        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>Reads any number; what is too large is infinite.</summary>
    public static double ParseDouble(ReadOnlySpan<byte> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static float ParseFloat(ReadOnlySpan<byte> text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
