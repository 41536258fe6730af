using System.Numerics;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>A decimal number to be printed: the value is <c>Unscaled / 10^Scale</c>, without its sign.</summary>
/// <param name="Exact">
/// The exact value where <paramref name="Unscaled"/> is only its shortest text, as of a DOUBLE: it decides which way a tie is rounded.
/// </param>
internal readonly record struct DecimalDigits(
    BigInteger Unscaled, int Scale, bool IsNegative, (BigInteger Unscaled, int Scale)? Exact = null)
{
    /// <summary>How many digits stand before the point; 0 or less where the first digit stands behind it.</summary>
    public int DigitsBeforePoint => Unscaled.IsZero ? 0 : Unscaled.ToString().Length - Scale;

    public static DecimalDigits Of(Int128 unscaled, int scale) => new(BigInteger.Abs(unscaled), scale, unscaled < 0);

    /// <summary>The digits of a finite DOUBLE.</summary>
    public static DecimalDigits Of(double value)
    {
        var (unscaled, scale) = DecimalMath.FromDouble(Math.Abs(value));
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7FF);
        var mantissa = (BigInteger)(exponent == 0 ? (bits & 0xFFFFFFFFFFFFF) << 1 : bits & 0xFFFFFFFFFFFFF | 0x10000000000000);
        var power = exponent - 1075;
        var exact = power >= 0 ? (mantissa << power, 0) : (mantissa * BigInteger.Pow(5, -power), -power);
        return new DecimalDigits(unscaled, scale, double.IsNegative(value), exact);
    }

    /// <summary>The value times a power of ten.</summary>
    public DecimalDigits Shift(int digits) =>
        this with { Scale = Scale - digits, Exact = Exact is { } exact ? (exact.Unscaled, exact.Scale - digits) : null };

    /// <summary>
    /// The digits rounded to a scale: halves to the even digit by the exact value, or up by the digits as they are printed.
    /// </summary>
    public DecimalDigits Round(int scale, bool halfUp)
    {
        if (Scale <= scale)
        {
            return this;
        }

        var (unscaled, from) = halfUp || Exact is null ? (Unscaled, Scale) : Exact.Value;
        var divisor = BigInteger.Pow(10, from - scale);
        var quotient = BigInteger.DivRem(unscaled, divisor, out var rest);
        var toHalf = (rest * 2).CompareTo(divisor);
        var up = toHalf > 0 || (toHalf == 0 && (halfUp || !quotient.IsEven));
        return new DecimalDigits(up ? quotient + 1 : quotient, scale, IsNegative);
    }

    /// <summary>The digits before and behind the point, with so many of them at least.</summary>
    public (string Whole, string Fraction) Split(int minWhole, int minFraction)
    {
        var positive = Scale < 0 ? Unscaled * BigInteger.Pow(10, -Scale) : Unscaled;
        var scale = Math.Max(0, Scale);
        var digits = positive.ToString().PadLeft(scale + 1, '0');
        var whole = digits[..^scale].TrimStart('0').PadLeft(minWhole, '0');
        return (whole, digits[^scale..].TrimEnd('0').PadRight(minFraction, '0'));
    }
}
