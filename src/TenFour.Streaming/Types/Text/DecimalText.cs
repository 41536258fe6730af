using System.Globalization;
using System.Numerics;
using System.Text;

namespace TenFour.Streaming.Types.Text;

/// <summary>Decimals as text: every digit of the scale, never an exponent.</summary>
public static class DecimalText
{
    /// <summary>No text is longer: a sign, 38 digits and a point, or zeros up to the scale, or an exponent.</summary>
    public const int MaxLength = 44;

    public static string ToString(Int128 unscaled, int scale)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(unscaled, scale, text)]);
    }

    /// <summary>The text of a number of any size.</summary>
    /// <param name="scale">Not negative.</param>
    public static string ToString(BigInteger unscaled, int scale)
    {
        var digits = BigInteger.Abs(unscaled).ToString().PadLeft(scale + 1, '0');
        var point = digits.Length - scale;
        return $"{(unscaled.Sign < 0 ? "-" : "")}{digits[..point]}{(scale > 0 ? "." : "")}{digits[point..]}";
    }

    /// <summary>
    /// The same as JSON has it, where Spark lets Java write the number: below a millionth with an exponent, <c>1E-8</c>, <c>1.5E-7</c>.
    /// </summary>
    public static int FormatJson(Int128 unscaled, int scale, Span<byte> output)
    {
        Span<byte> digits = stackalloc byte[MaxLength];
        ((UInt128)Int128.Abs(unscaled)).TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        var exponent = count - 1 - scale;
        if (exponent >= -6)
        {
            return Format(unscaled, scale, output);
        }

        var length = 0;
        if (Int128.IsNegative(unscaled))
        {
            output[length++] = (byte)'-';
        }

        output[length++] = digits[0];
        if (count > 1)
        {
            output[length++] = (byte)'.';
            digits[1..count].CopyTo(output[length..]);
            length += count - 1;
        }

        output[length++] = (byte)'E';
        exponent.TryFormat(output[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }

    /// <summary>Writes the text and returns its length; <paramref name="output"/> has room for <see cref="MaxLength"/> bytes.</summary>
    public static int Format(Int128 unscaled, int scale, Span<byte> output)
    {
        Span<byte> digits = stackalloc byte[MaxLength];
        ((UInt128)Int128.Abs(unscaled)).TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        var length = 0;
        if (Int128.IsNegative(unscaled))
        {
            output[length++] = (byte)'-';
        }

        for (var place = Math.Max(count, scale + 1) - 1; place >= 0; place--)
        {
            output[length++] = place < count ? digits[count - 1 - place] : (byte)'0';
            if (place == scale && scale > 0)
            {
                output[length++] = (byte)'.';
            }
        }

        return length;
    }
}
