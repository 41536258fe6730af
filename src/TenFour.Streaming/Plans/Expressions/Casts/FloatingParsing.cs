using System.Globalization;
using System.Numerics;
using System.Text;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>
/// Reads floating-point numbers as Java does: a point without digits on one side, a closing <c>d</c> or <c>f</c>, hexadecimal with a binary
/// exponent (<c>0x1p3</c>), and beyond Java, as Spark, <c>inf</c>, <c>infinity</c> and <c>nan</c> in any case.
/// </summary>
internal static class FloatingParsing
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryParse<T>(ReadOnlySpan<byte> text, out T result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        text = AsciiText.TrimSpaces(text);
        result = T.Zero;
        if (text.IsEmpty)
        {
            return false;
        }

        // NaN, Infinity and their like: .NET reads the same words, but others too.
        if (!text.ContainsAnyInRange((byte)'0', (byte)'9'))
        {
            return TryWord(text, out result);
        }

        var number = text[^1] is (byte)'d' or (byte)'D' or (byte)'f' or (byte)'F' ? text[..^1] : text;
        return IsHexadecimal(text) ? TryHexadecimal(text, out result) : T.TryParse(number, Style, CultureInfo.InvariantCulture, out result);
    }

    private static bool TryWord<T>(ReadOnlySpan<byte> text, out T result)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var word = Encoding.Latin1.GetString(text).ToLowerInvariant();
        result = word switch
        {
            "inf" or "+inf" or "infinity" or "+infinity" => T.PositiveInfinity,
            "-inf" or "-infinity" => T.NegativeInfinity,
            _ => T.NaN,
        };
        return word == "nan" || T.IsInfinity(result);
    }

    private static bool IsHexadecimal(ReadOnlySpan<byte> text) =>
        text.TrimStart("+-"u8).StartsWith("0x"u8) || text.TrimStart("+-"u8).StartsWith("0X"u8);

    /// <summary><c>[+-]0x digits[.digits]p[+-]exponent</c></summary>
    private static bool TryHexadecimal<T>(ReadOnlySpan<byte> text, out T result)
        where T : IBinaryFloatingPointIeee754<T>
    {
        result = T.Zero;
        var negative = text[0] == '-';
        text = text[(text[0] is (byte)'+' or (byte)'-' ? 3 : 2)..];
        text = text.Length > 0 && text[^1] is (byte)'d' or (byte)'D' or (byte)'f' or (byte)'F' && text.IndexOfAny((byte)'p', (byte)'P') >= 0 ? text[..^1] : text;
        var at = text.IndexOfAny((byte)'p', (byte)'P');
        if (at <= 0 || !int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            return false;
        }

        var digits = Encoding.Latin1.GetString(text[..at]);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits.Remove(point, 1);
        if (!BigInteger.TryParse("0" + whole, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mantissa) || whole.Length == 0)
        {
            return false;
        }

        exponent -= point < 0 ? 0 : 4 * (digits.Length - point - 1);
        result = T.CreateSaturating(double.ScaleB((double)mantissa, exponent));
        result = negative ? -result : result;
        return true;
    }
}
