using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Numbers in JSON text as Spark's writer writes them.</summary>
internal static class JavaNumber
{
    /// <summary>The most bytes of a double: its text, or a word in quotes.</summary>
    public const int MaxLength = FloatingText.MaxLength + 2;

    /// <summary>
    /// What Spark makes of a number that it reads as a string: an integer as it is, anything else goes through a double (<c>12.50</c> is
    /// <c>12.5</c>, <c>1e7</c> is <c>1.0E7</c>).
    /// </summary>
    /// <param name="room">At least <see cref="MaxLength"/> bytes, which the result may use.</param>
    public static ReadOnlySpan<byte> Format(in NumberToken number, Span<byte> room)
    {
        if (number.IsInteger)
        {
            return number.Text.SequenceEqual("-0"u8) ? "0"u8 : number.Text;
        }

        return room[..Format(number.IsOdd ? number.Odd : NumberText.ParseDouble(number.Text), room)];
    }

    /// <summary>Writes a double; JSON text has no infinite ones, so these and NaN are words in quotes.</summary>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public static int Format(double value, Span<byte> utf8)
    {
        if (double.IsFinite(value))
        {
            return FloatingText.Format(value, utf8);
        }

        var length = FloatingText.Format(value, utf8[1..]);
        utf8[0] = utf8[length + 1] = (byte)'"';
        return length + 2;
    }
}
