using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Types.Text;

public sealed partial class FloatingTextTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1, "1.0")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.000999, "9.99E-4")]
    [InlineData(9999999, "9999999.0")]
    [InlineData(12345678, "1.2345678E7")]
    [InlineData(1e7, "1.0E7")]
    [InlineData(-1.5e300, "-1.5E300")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.Epsilon, "4.9E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E308")]
    public void Text_OfADouble_IsJavas(double value, string text) => Assert.Equal(text, FloatingText.ToString(value));

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(16777216f, "1.6777216E7")]
    [InlineData(float.Epsilon, "1.4E-45")]
    [InlineData(float.MaxValue, "3.4028235E38")]
    public void Text_OfAFloat_IsJavas(float value, string text) => Assert.Equal(text, FloatingText.ToString(value));

    [Fact]
    public void Text_OfAnyDouble_ReadsBackTheSame() => Gen.Double.Where(double.IsFinite).Sample(value =>
    {
        var text = FloatingText.ToString(value);

        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
        Assert.Matches(JavaForm(), text);
    });

    [Fact]
    public void Text_OfAnyFloat_ReadsBackTheSame() => Gen.Float.Where(float.IsFinite).Sample(value =>
    {
        var text = FloatingText.ToString(value);

        Assert.Equal(BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits(float.Parse(text, CultureInfo.InvariantCulture)));
        Assert.Matches(JavaForm(), text);
    });

    [GeneratedRegex(@"^-?(0\.(0|0{0,2}[1-9]\d*)|[1-9]\d{0,6}\.\d+|\d\.\d+E-?[1-9]\d*)$")]
    private static partial Regex JavaForm();
}
