using System.Numerics;
using CsCheck;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Expressions;

public sealed class DecimalMathTests
{
    private static readonly Gen<(Int128 Value, int Scale)> Numbers = Gen.Select(Gen.Int[0, 38], Gen.Int[0, 18], Gen.ULong, Gen.ULong, Gen.Bool)
        .Select((digits, scale, high, low, negative) =>
        {
            var magnitude = new UInt128(high, low) % (UInt128)DecimalMath.Power(digits);
            return (negative ? -(Int128)magnitude : (Int128)magnitude, scale);
        });

    private static readonly Gen<DecimalType> Types = Gen.Select(Gen.Int[1, 38], Gen.Int[0, 18]).Select((p, s) => new DecimalType(p, Math.Min(p, s)));

    [Fact]
    public void Sum_OfRandomNumbers_IsThatOfBigIntegers() => Gen.Select(Numbers, Numbers, Types).Sample((a, b, to) =>
    {
        var scale = Math.Max(a.Scale, b.Scale);
        var exact = (Big(a.Value) * Ten(scale - a.Scale)) + (Big(b.Value) * Ten(scale - b.Scale));

        var fits = DecimalMath.TryAdd(a.Value, a.Scale, b.Value, b.Scale, to, out var sum);

        AssertRounded(exact, Ten(scale), to, fits, sum);
    });

    [Fact]
    public void Product_OfNumbersOfALong_IsThatOfBigIntegers() => Gen.Select(Gen.Long, Gen.Int[0, 10], Gen.Long, Gen.Int[0, 10], Types).Sample((a, sa, b, sb, to) =>
    {
        var fits = DecimalMath.TryMultiply(a, sa, b, sb, to, out var product);

        AssertRounded(Big(a) * b, Ten(sa + sb), to, fits, product);
    });

    [Fact]
    public void Remainder_OfRandomNumbers_IsThatOfBigIntegers() => Gen.Select(Numbers, Numbers.Where(n => n.Value != 0)).Sample((a, b) =>
    {
        var scale = Math.Max(a.Scale, b.Scale);
        var exact = BigInteger.Remainder(Big(a.Value) * Ten(scale - a.Scale), Big(b.Value) * Ten(scale - b.Scale));

        var fits = DecimalMath.TryModulo(a.Value, a.Scale, b.Value, b.Scale, new DecimalType(38, scale), out var remainder);

        AssertRounded(exact, Ten(scale), new DecimalType(38, scale), fits, remainder);
    });

    [Fact]
    public void Rescaling_ByEitherPath_IsTheSame() => Gen.Select(Numbers, Types).Sample((number, to) =>
    {
        var narrow = DecimalMath.TryRescale(number.Value, number.Scale, to, out var byInt128);
        var wide = DecimalMath.TryRescale(Big(number.Value), number.Scale, to, out var byBigInteger);

        Assert.Equal((wide, byBigInteger), (narrow, narrow ? byInt128 : 0));
    });

    [Theory]
    [InlineData("1e999999999999", false)]
    [InlineData("1e-400", true)]
    [InlineData("--1", false)]
    [InlineData("1+1", false)]
    [InlineData("+", false)]
    [InlineData(".", false)]
    [InlineData("1.e2", true)]
    public void Text_OfANumber_IsReadAsJavaReadsIt(string text, bool isNumber) =>
        Assert.Equal(isNumber, DecimalMath.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out _, out _));

    private static void AssertRounded(BigInteger exact, BigInteger divisor, DecimalType to, bool fits, Int128 result)
    {
        var scaled = exact * Ten(to.Scale) * 2;
        var quotient = BigInteger.DivRem(scaled, divisor * 2, out var remainder);
        var rounded = BigInteger.Abs(remainder) >= divisor ? quotient + exact.Sign : quotient;
        var expected = BigInteger.Abs(rounded) < Ten(to.Precision);
        Assert.Equal((expected, expected ? rounded : 0), (fits, fits ? Big(result) : 0));
    }

    private static BigInteger Big(Int128 value) => value;

    private static BigInteger Ten(int exponent) => BigInteger.Pow(10, exponent);
}
