using System.Globalization;
using System.Text;
using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// What Spark makes of a number that it reads as a string: an integer as it is, anything else goes through a double
/// (<c>12.50</c> is <c>12.5</c>, <c>1e7</c> is <c>1.0E7</c>).
/// </summary>
internal static class JavaNumber
{
    /// <summary>The most bytes of a double.</summary>
    public const int MaxLength = 32;

    /// <param name="room">At least <see cref="MaxLength"/> bytes, which the result may use.</param>
    public static ReadOnlySpan<byte> Format(in NumberToken number, Span<byte> room)
    {
        if (number.IsInteger)
        {
            return number.Text.SequenceEqual("-0"u8) ? "0"u8 : number.Text;
        }

        return room[..Format(number.IsOdd ? number.Odd : NumberText.ParseDouble(number.Text), room)];
    }

    /// <summary>What Java's <c>Double.toString</c> writes; words for what is no number are in quotes, as in JSON text.</summary>
    public static int Format(double value, Span<byte> utf8)
    {
        if (!double.IsFinite(value))
        {
            ReadOnlySpan<byte> word = double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8;
            word.CopyTo(utf8);
            return word.Length;
        }

        var written = 0;
        if (double.IsNegative(value))
        {
            utf8[written++] = (byte)'-';
            value = -value;
        }

        if (value == 0)
        {
            "0.0"u8.CopyTo(utf8[written..]);
            return written + 3;
        }

        // The shortest digits d.ddd that give the double back, and the exponent.
        var (digits, exponent) = Split(value.ToString("R", CultureInfo.InvariantCulture));
        if (digits.Length == 1)
        {
            // Java writes two digits at least, and of the least doubles the second is not zero: 4.9E-324.
            (digits, exponent) = Split(value.ToString("E1", CultureInfo.InvariantCulture));
        }

        return written + (exponent is >= -3 and < 7 ? FormatPlain(digits, exponent, utf8[written..])
            : FormatScientific(digits, exponent, utf8[written..]));
    }

    private static (string Digits, int Exponent) Split(string text)
    {
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), exponent - zeros);
    }

    private static int FormatPlain(string digits, int exponent, Span<byte> utf8)
    {
        var text = exponent < 0
            ? $"0.{new string('0', -exponent - 1)}{digits}"
            : digits.Length <= exponent + 1
                ? $"{digits.PadRight(exponent + 1, '0')}.0"
                : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
        return Encoding.ASCII.GetBytes(text, utf8);
    }

    private static int FormatScientific(string digits, int exponent, Span<byte> utf8) =>
        Encoding.ASCII.GetBytes($"{digits[0]}.{(digits.Length == 1 ? "0" : digits[1..])}E{exponent}", utf8);
}
