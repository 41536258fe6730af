using System.Globalization;
using System.Numerics;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// Decimals as unscaled integers, with Java's roundings: half up where a result is brought to its scale. Results that fit into 128 bits on
/// the way are computed there, the others with big integers.
/// </summary>
internal static class DecimalMath
{
    /// <summary>Spark computes products with so many digits, and quotients with so many behind the point: one more than a decimal has.</summary>
    private const int ContextDigits = DecimalType.MaxPrecision + 1;

    /// <summary>Keeps scales within INT; no decimal is near.</summary>
    private const int MaxExponent = 999_999_999;

    private static readonly Int128[] Powers = MakePowers();
    private static readonly BigInteger[] BigPowers = [.. Enumerable.Range(0, 160).Select(i => BigInteger.Pow(10, i))];

    /// <summary>Ten to the power of 0 to 38.</summary>
    public static Int128 Power(int exponent) => Powers[exponent];

    public static BigInteger BigPower(int exponent) => exponent < BigPowers.Length ? BigPowers[exponent] : BigInteger.Pow(10, exponent);

    /// <summary>Brings a value from one scale to a type; false where it has too many digits for the type.</summary>
    public static bool TryRescale(Int128 value, int scale, DecimalType to, out Int128 result)
    {
        var shift = to.Scale - scale;
        if (shift <= 0)
        {
            result = shift == 0 ? value : DivideHalfUp(value, Powers[Math.Min(-shift, DecimalType.MaxPrecision)]);
            return Fits(result, to.Precision);
        }

        // Multiplying keeps the number of digits in front of the point, so the limit can be checked before it overflows.
        var limit = shift >= to.Precision ? Int128.Zero : Powers[to.Precision - shift];
        var fits = Int128.Abs(value) < limit || value == 0;
        result = fits ? value * Powers[shift] : 0;
        return fits;
    }

    /// <summary>Brings a value of any size to a type; false where it has too many digits for the type.</summary>
    public static bool TryRescale(BigInteger value, int scale, DecimalType to, out Int128 result)
    {
        var shift = to.Scale - scale;
        if (value.IsZero || -(long)shift > Digits(value) + 1L)
        {
            result = 0;
            return true;
        }

        var scaled = shift >= 0 ? value * BigPower(shift) : DivideHalfUp(value, BigPower(-shift));
        var fits = BigInteger.Abs(scaled) < BigPowers[to.Precision];
        result = fits ? (Int128)scaled : 0;
        return fits;
    }

    public static bool TryAdd(Int128 a, int scaleA, Int128 b, int scaleB, DecimalType to, out Int128 result)
    {
        var scale = Math.Max(scaleA, scaleB);
        if (IsSmall(a, scale - scaleA) && IsSmall(b, scale - scaleB))
        {
            return TryRescale((a * Powers[scale - scaleA]) + (b * Powers[scale - scaleB]), scale, to, out result);
        }

        return TryRescale(Sum(a, scaleA, b, scaleB).Unscaled, scale, to, out result);
    }

    public static bool TrySubtract(Int128 a, int scaleA, Int128 b, int scaleB, DecimalType to, out Int128 result) =>
        TryAdd(a, scaleA, -b, scaleB, to, out result);

    public static bool TryMultiply(Int128 a, int scaleA, Int128 b, int scaleB, DecimalType to, out Int128 result)
    {
        if (IsLong(a) && IsLong(b))
        {
            return TryRescale(a * b, scaleA + scaleB, to, out result);
        }

        var (product, scale) = Product(a, scaleA, b, scaleB);
        return TryRescale(product, scale, to, out result);
    }

    /// <summary>False also for a division by zero.</summary>
    public static bool TryDivide(Int128 a, int scaleA, Int128 b, int scaleB, DecimalType to, out Int128 result)
    {
        result = 0;
        var shift = to.Scale - scaleA + scaleB;
        if (b != 0 && shift >= 0 && IsSmall(a, shift))
        {
            // Rounding at once gives what cutting to so many digits and then rounding does.
            result = DivideHalfUp(a * Powers[shift], b);
            return Fits(result, to.Precision);
        }

        return b != 0 && TryRescale(Quotient(a, scaleA, b, scaleB).Unscaled, ContextDigits, to, out result);
    }

    /// <summary>The remainder with the sign of <paramref name="a"/>; false also for a division by zero.</summary>
    public static bool TryModulo(Int128 a, int scaleA, Int128 b, int scaleB, DecimalType to, out Int128 result)
    {
        var scale = Math.Max(scaleA, scaleB);
        if (b == 0)
        {
            result = 0;
            return false;
        }

        if (IsSmall(a, scale - scaleA) && IsSmall(b, scale - scaleB))
        {
            return TryRescale(a * Powers[scale - scaleA] % (b * Powers[scale - scaleB]), scale, to, out result);
        }

        var remainder = BigInteger.Remainder((BigInteger)a * BigPower(scale - scaleA), (BigInteger)b * BigPower(scale - scaleB));
        return TryRescale(remainder, scale, to, out result);
    }

    /// <summary>
    /// The lowest 64 bits of the quotient without its fraction, as Spark takes them; false for a division by zero, and for more digits than a
    /// decimal has.
    /// </summary>
    public static bool TryIntegralDivide(Int128 a, int scaleA, Int128 b, int scaleB, out long result)
    {
        var scale = Math.Max(scaleA, scaleB);
        if (b == 0)
        {
            result = 0;
            return false;
        }

        var quotient = BigInteger.Divide((BigInteger)a * BigPower(scale - scaleA), (BigInteger)b * BigPower(scale - scaleB));
        result = unchecked((long)(ulong)(quotient & ulong.MaxValue));
        return BigInteger.Abs(quotient) < BigPowers[DecimalType.MaxPrecision];
    }

    /// <summary>The quotient without its fraction.</summary>
    public static (BigInteger Unscaled, int Scale) WholeQuotient(Int128 a, int scaleA, Int128 b, int scaleB) =>
        (BigInteger.Divide((BigInteger)a * BigPower(scaleB), (BigInteger)b * BigPower(scaleA)), 0);

    public static (BigInteger Unscaled, int Scale) Sum(Int128 a, int scaleA, Int128 b, int scaleB)
    {
        var scale = Math.Max(scaleA, scaleB);
        return (((BigInteger)a * BigPower(scale - scaleA)) + ((BigInteger)b * BigPower(scale - scaleB)), scale);
    }

    /// <summary>The product, cut to the digits that Spark computes with; it is rounded when it is brought to its type.</summary>
    public static (BigInteger Unscaled, int Scale) Product(Int128 a, int scaleA, Int128 b, int scaleB) =>
        CutToContext((BigInteger)a * b, scaleA + scaleB);

    /// <summary>The quotient with as many digits behind the point as Spark computes with.</summary>
    public static (BigInteger Unscaled, int Scale) Quotient(Int128 a, int scaleA, Int128 b, int scaleB) =>
        (BigInteger.Divide((BigInteger)a * BigPower(ContextDigits - scaleA + scaleB), b), ContextDigits);

    /// <summary>The nearest DOUBLE.</summary>
    public static double ToDouble(Int128 value, int scale)
    {
        // Both are exact as DOUBLE, and so the one division rounds correctly.
        if (Int128.Abs(value) < 1L << 53 && scale <= 22)
        {
            return (double)value / (double)Powers[scale];
        }

        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        return double.Parse(text[..DecimalText.Format(value, scale, text)], CultureInfo.InvariantCulture);
    }

    /// <summary>The decimal digits that a DOUBLE is printed with, which is what Spark takes for its value.</summary>
    public static (BigInteger Unscaled, int Scale) FromDouble(double value)
    {
        Span<byte> text = stackalloc byte[FloatingText.MaxLength];
        var length = FloatingText.Format(value, text);
        return TryParse(text[..length], out var unscaled, out var scale)
            ? (unscaled, scale)
            : throw new InvalidOperationException($"{value} has no digits");
    }

    /// <summary>Reads what Java's BigDecimal reads: <c>[+-]digits[.digits][e[+-]digits]</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out BigInteger unscaled, out int scale)
    {
        (unscaled, scale) = (BigInteger.Zero, 0);
        var exponent = 0;
        var at = text.IndexOfAny((byte)'e', (byte)'E');
        if (at >= 0)
        {
            if (!int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > MaxExponent)
            {
                return false;
            }

            text = text[..at];
        }

        if (text.Length == 0 || text[^1] is (byte)'+' or (byte)'-'
            || !BigInteger.TryParse(WithoutPoint(text, out var decimals), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out unscaled))
        {
            return false;
        }

        scale = decimals - exponent;
        return true;
    }

    /// <summary>How many digits stand before the point.</summary>
    public static long DigitsBeforePoint(BigInteger unscaled, int scale) => (long)Digits(unscaled) - scale;

    private static string WithoutPoint(ReadOnlySpan<byte> text, out int decimals)
    {
        var point = text.IndexOf((byte)'.');
        decimals = point < 0 ? 0 : text.Length - point - 1;
        var characters = System.Text.Encoding.Latin1.GetString(text);
        return point < 0 ? characters : characters.Remove(point, 1);
    }

    private static (BigInteger Value, int Scale) CutToContext(BigInteger value, int scale)
    {
        var surplus = Digits(value) - ContextDigits;
        if (surplus <= 0)
        {
            return (value, scale);
        }

        return (BigInteger.Divide(value, BigPower(surplus)), scale - surplus);
    }

    private static int Digits(BigInteger value)
    {
        if (value.IsZero)
        {
            return 1;
        }

        // The logarithm may be off by one next to a power of ten.
        var absolute = BigInteger.Abs(value);
        var digits = (int)BigInteger.Log10(absolute) + 1;
        return absolute >= BigPower(digits) ? digits + 1 : absolute < BigPower(digits - 1) ? digits - 1 : digits;
    }

    private static Int128 DivideHalfUp(Int128 value, Int128 divisor)
    {
        if (IsLong(value) && IsLong(divisor) && value != long.MinValue)
        {
            return DivideHalfUp((long)value, (long)divisor);
        }

        var (quotient, remainder) = Int128.DivRem(value, divisor);
        var magnitude = Int128.Abs(divisor);
        return Int128.Abs(remainder) >= magnitude - Int128.Abs(remainder)
            ? quotient + (Int128.IsNegative(value) == Int128.IsNegative(divisor) ? 1 : -1)
            : quotient;
    }

    private static long DivideHalfUp(long value, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(value, divisor);
        var doubled = (UInt128)(ulong)Math.Abs(remainder) * 2;
        return doubled >= (UInt128)(ulong)Int128.Abs(divisor) ? quotient + ((value < 0) == (divisor < 0) ? 1 : -1) : quotient;
    }

    private static BigInteger DivideHalfUp(BigInteger value, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var remainder);
        var up = BigInteger.Abs(remainder) * 2 >= BigInteger.Abs(divisor);
        return up ? quotient + (value.Sign * divisor.Sign) : quotient;
    }

    private static bool Fits(Int128 value, int precision) => Int128.Abs(value) < Powers[precision];

    private static bool IsLong(Int128 value) => value >= long.MinValue && value <= long.MaxValue;

    // A sum of two such values, multiplied by the power, stays below 10^38.
    private static bool IsSmall(Int128 value, int shift) => shift <= 18 && Int128.Abs(value) < Powers[37 - shift];

    private static Int128[] MakePowers()
    {
        var powers = new Int128[DecimalType.MaxPrecision + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
