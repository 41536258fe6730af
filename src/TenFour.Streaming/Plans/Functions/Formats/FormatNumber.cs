using System.Globalization;
using System.Numerics;
using System.Text;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>Prints numbers by the conversions <c>d o x e f g</c> with their flags.</summary>
internal static class FormatNumber
{
    private const int DefaultPrecision = 6;

    public static string Integer(FormatSpecifier piece, BigInteger value, int bits)
    {
        if (piece.Precision >= 0)
        {
            throw new FormatException($"%{piece.Conversion} takes no precision");
        }

        if (piece.Conversion == 'd')
        {
            return Signed(piece, BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture), value.Sign < 0);
        }

        // Negative numbers are shown in two's complement of their size.
        var unsigned = value.Sign < 0 ? value + (BigInteger.One << bits) : value;
        var isOctal = piece.Conversion == 'o';
        var digits = isOctal ? Octal((ulong)unsigned) : ((ulong)unsigned).ToString("x", CultureInfo.InvariantCulture);
        var prefix = !piece.Has('#') ? "" : isOctal ? "0" : "0x";
        return prefix + (piece.Has('0') ? digits.PadLeft(piece.Width - prefix.Length, '0') : digits);
    }

    public static string Floating(FormatSpecifier piece, double value)
    {
        if (!double.IsFinite(value))
        {
            var name = double.IsNaN(value) ? "NaN" : "Infinity";
            return value < 0 ? piece.Has('(') ? $"({name})" : $"-{name}" : piece.Has('+') && !double.IsNaN(value) ? $"+{name}" : name;
        }

        var precision = piece.Precision < 0 ? DefaultPrecision : piece.Precision;
        var digits = DecimalDigits.Of(Math.Abs(value));
        var text = char.ToLowerInvariant(piece.Conversion) switch
        {
            'f' => Fixed(digits, precision),
            'e' => Scientific(digits, precision),
            _ => General(digits, Math.Max(1, precision)),
        };
        return Signed(piece, text, double.IsNegative(value));
    }

    private static string Fixed(DecimalDigits value, int precision)
    {
        var (whole, fraction) = value.Round(precision, halfUp: true).Split(1, precision);
        return precision == 0 ? whole : $"{whole}.{fraction}";
    }

    private static string Scientific(DecimalDigits value, int precision)
    {
        if (value.Unscaled.IsZero)
        {
            return $"{Fixed(value, precision)}e+00";
        }

        var exponent = value.DigitsBeforePoint - 1;
        var rounded = value.Round(precision - exponent, halfUp: true);
        exponent = rounded.DigitsBeforePoint - 1;
        return $"{Fixed(rounded.Shift(-exponent), precision)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    /// <summary>So many significant digits, with an exponent only for very small and very large numbers.</summary>
    private static string General(DecimalDigits value, int precision)
    {
        if (value.Unscaled.IsZero)
        {
            return Fixed(value, precision - 1);
        }

        var exponent = value.Round(precision - value.DigitsBeforePoint, halfUp: true).DigitsBeforePoint - 1;
        return exponent >= -4 && exponent < precision ? Fixed(value, precision - 1 - exponent) : Scientific(value, precision - 1);
    }

    /// <summary>Adds commas, the sign and zeros up to the width.</summary>
    private static string Signed(FormatSpecifier piece, string number, bool isNegative)
    {
        var text = piece.Has(',') ? Grouped(number) : number;
        var (before, after) = isNegative && piece.Has('(') ? ("(", ")")
            : isNegative ? ("-", "")
            : piece.Has('+') ? ("+", "")
            : piece.Has(' ') ? (" ", "")
            : ("", "");
        var zeros = piece.Has('0') ? Math.Max(0, piece.Width - before.Length - text.Length - after.Length) : 0;
        return $"{before}{new string('0', zeros)}{text}{after}";
    }

    private static string Grouped(string number)
    {
        var whole = number.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : number.Length;
        var text = new StringBuilder(number);
        for (var at = whole - 3; at > 0; at -= 3)
        {
            text.Insert(at, ',');
        }

        return text.ToString();
    }

    private static string Octal(ulong value)
    {
        var digits = "";
        do
        {
            digits = (char)('0' + (value & 7)) + digits;
            value >>= 3;
        }
        while (value > 0);

        return digits;
    }
}
