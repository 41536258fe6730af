using System.Numerics;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Arithmetic on the unscaled values of decimals.</summary>
internal static class DecimalDigits
{
    /// <summary>10 to the power, up to 38.</summary>
    public static Int128 PowerOfTen(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    /// <summary>The quotient, rounded half up (away from zero).</summary>
    public static BigInteger DivideHalfUp(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        return BigInteger.Abs(remainder) * 2 >= BigInteger.Abs(divisor) ? quotient + dividend.Sign * divisor.Sign : quotient;
    }

    public static void Write(Int128 value, StateWriter output)
    {
        output.WriteSigned((long)(value >> 64));
        output.WriteUnsigned((ulong)value);
    }

    public static Int128 Read(ref StateReader input) => new((ulong)input.ReadSigned(), input.ReadUnsigned());
}
