using System.Globalization;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Which way a number goes that lies between two.</summary>
internal enum RoundingMode
{
    /// <summary>To the nearest; halfway away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest; halfway to the even digit.</summary>
    HalfEven,

    Floor,

    Ceiling,
}

/// <summary>Rounds decimals, integers and doubles at a decimal place, as <c>java.math.BigDecimal.setScale</c> does.</summary>
internal static class Rounding
{
    /// <summary>The value divided by ten to the power of <paramref name="digits"/>, rounded.</summary>
    /// <param name="digits">From 0 on; beyond 38 nothing but the sign is left.</param>
    public static Int128 Drop(Int128 value, int digits, RoundingMode mode)
    {
        if (digits == 0)
        {
            return value;
        }

        if (digits > 38)
        {
            return mode == RoundingMode.Floor && value < 0 ? -1 : mode == RoundingMode.Ceiling && value > 0 ? 1 : 0;
        }

        var power = DecimalMath.Power(digits);
        var quotient = value / power;
        var rest = value - (quotient * power);
        return rest == 0 ? quotient : quotient + Step(quotient, rest, power, mode);
    }

    /// <summary>Rounds an integer to tens, hundreds ... (<paramref name="digits"/> of 1, 2 ...).</summary>
    public static Int128 DropAndRestore(Int128 value, int digits, RoundingMode mode) =>
        digits > 38 ? 0 : Drop(value, digits, mode) * DecimalMath.Power(digits);

    /// <summary>Rounds the decimal that the double's shortest text shows, so that 1.005 becomes 1.01.</summary>
    public static double Round(double value, int scale, RoundingMode mode)
    {
        if (!double.IsFinite(value))
        {
            return value;
        }

        if (value == 0)
        {
            // A decimal has no negative zero.
            return 0;
        }

        // Sign, digits d.ddd and exponent.
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = Digits(shortest, out var count);
        var decimals = count - 1 - exponent;
        if (decimals <= scale)
        {
            return value;
        }

        var rounded = Drop(value < 0 ? -digits : digits, decimals - scale, mode);
        return double.Parse($"{rounded}E{-scale}", NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static int Step(Int128 quotient, Int128 rest, Int128 power, RoundingMode mode)
    {
        var sign = rest < 0 ? -1 : 1;
        switch (mode)
        {
            case RoundingMode.Floor:
                return sign < 0 ? -1 : 0;
            case RoundingMode.Ceiling:
                return sign > 0 ? 1 : 0;
            default:
                var toHalf = Int128.Abs(rest).CompareTo(power - Int128.Abs(rest));
                return toHalf > 0 || (toHalf == 0 && (mode == RoundingMode.HalfUp || Int128.IsOddInteger(quotient))) ? sign : 0;
        }
    }

    /// <summary>The digits of a number's text without leading and trailing zeros.</summary>
    private static Int128 Digits(string shortest, out int count)
    {
        Int128 digits = 0;
        count = 0;
        var zeros = 0;
        foreach (var c in shortest)
        {
            if (c == 'E')
            {
                break;
            }

            if (c == '0')
            {
                zeros++;
            }
            else if (char.IsAsciiDigit(c))
            {
                // Zeros count only between other digits.
                var shift = digits == 0 ? 1 : zeros + 1;
                digits = (digits * DecimalMath.Power(shift)) + (c - '0');
                count += shift;
                zeros = 0;
            }
        }

        return digits;
    }
}
