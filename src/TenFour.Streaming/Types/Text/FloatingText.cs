using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Types.Text;

/// <summary>
/// Floating-point numbers as Java prints them, and so Spark: the shortest digits that read back as the same number, at least one behind the
/// point, with an exponent below 0.001 and from ten million: <c>1.0</c>, <c>0.001</c>, <c>1.0E7</c>, <c>-Infinity</c>, <c>NaN</c>.
/// </summary>
public static class FloatingText
{
    /// <summary>No text is longer.</summary>
    public const int MaxLength = 26;

    /// <summary>Below this, one digit may tell a DOUBLE from its neighbours, and two always do.</summary>
    private const double FewDigits = 4e-323;

    /// <inheritdoc cref="FewDigits"/>
    private const float FewFloatDigits = 1.2e-44f;

    public static string ToString(double value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    public static string ToString(float value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    /// <summary>Writes the text and returns its length; <paramref name="output"/> has room for <see cref="MaxLength"/> bytes.</summary>
    public static int Format(double value, Span<byte> output)
    {
        if (!double.IsFinite(value))
        {
            return WriteSpecial(value, output);
        }

        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out var length, FormatOf(Math.Abs(value) < FewDigits), CultureInfo.InvariantCulture);
        return Arrange(digits[..length], output);
    }

    /// <summary>Writes the text and returns its length; <paramref name="output"/> has room for <see cref="MaxLength"/> bytes.</summary>
    public static int Format(float value, Span<byte> output)
    {
        if (!float.IsFinite(value))
        {
            return WriteSpecial(value, output);
        }

        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out var length, FormatOf(MathF.Abs(value) < FewFloatDigits), CultureInfo.InvariantCulture);
        return Arrange(digits[..length], output);
    }

    // Java prints at least two digits, which matters where the numbers are so small that one would do.
    private static string FormatOf(bool twoDigits) => twoDigits ? "E1" : "";

    private static int WriteSpecial(double value, Span<byte> output)
    {
        var text = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
        text.CopyTo(output);
        return text.Length;
    }

    /// <summary>Turns .NET's shortest form (digits, perhaps a point, perhaps an exponent) into Java's.</summary>
    private static int Arrange(ReadOnlySpan<byte> shortest, Span<byte> output)
    {
        var length = 0;
        if (shortest[0] == '-')
        {
            output[length++] = (byte)'-';
            shortest = shortest[1..];
        }

        Span<byte> digits = stackalloc byte[40];
        var count = Decompose(shortest, digits, out var exponent);
        return length + (exponent is >= -3 and < 7
            ? WritePlain(digits[..count], exponent, output[length..])
            : WriteScientific(digits[..count], exponent, output[length..]));
    }

    /// <summary>The significant digits and the power of ten of the first: 0.0012 is 12 and -3. Zero is one digit 0 and 0.</summary>
    private static int Decompose(ReadOnlySpan<byte> text, Span<byte> digits, out int exponent)
    {
        var (count, beforePoint, point, written) = (0, 0, false, 0);
        var at = text.IndexOf((byte)'E');
        var power = at < 0 ? 0 : int.Parse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        foreach (var b in at < 0 ? text : text[..at])
        {
            if (b == '.')
            {
                point = true;
                continue;
            }

            beforePoint += point ? 0 : 1;
            if (count > 0 || b != '0')
            {
                digits[count++] = b;
            }
            else
            {
                written++;
            }
        }

        exponent = count == 0 ? 0 : power + beforePoint - written - 1;
        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }

        if (count == 0)
        {
            digits[count++] = (byte)'0';
        }

        return count;
    }

    private static int WritePlain(ReadOnlySpan<byte> digits, int exponent, Span<byte> output)
    {
        var length = 0;
        for (var place = Math.Max(exponent, 0); place >= 0 || exponent - digits.Length < place; place--)
        {
            if (place == -1)
            {
                output[length++] = (byte)'.';
            }

            var index = exponent - place;
            output[length++] = index >= 0 && index < digits.Length ? digits[index] : (byte)'0';
        }

        if (exponent - digits.Length >= -1)
        {
            output[length++] = (byte)'.';
            output[length++] = (byte)'0';
        }

        return length;
    }

    private static int WriteScientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> output)
    {
        output[0] = digits[0];
        output[1] = (byte)'.';
        var length = 2;
        if (digits.Length == 1)
        {
            output[length++] = (byte)'0';
        }
        else
        {
            digits[1..].CopyTo(output[length..]);
            length += digits.Length - 1;
        }

        output[length++] = (byte)'E';
        exponent.TryFormat(output[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }
}
