using TenFour.Dashboard.Metrics;

namespace TenFour.Dashboard.Tests.Metrics;

public sealed class MetricsWriterTests
{
    [Fact]
    public void Labels_WithQuotesBackslashesAndNewlines_AreEscaped()
    {
        var text = new MetricsWriter().Family("tenfour_x", "gauge", "a \\ and\nmore").Sample("tenfour_x", 1, ("query", "a\"b\\c\nd")).ToString();

        Assert.Equal("# HELP tenfour_x a \\\\ and\\nmore\n# TYPE tenfour_x gauge\ntenfour_x{query=\"a\\\"b\\\\c\\nd\"} 1\n", text);
        Assert.Single(PrometheusText.Parse(text));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(0.1, "0.1")]
    public void Number_OfAnyKind_IsWrittenAsPrometheusReadsIt(double value, string text) => Assert.Equal(text, MetricsWriter.Number(value));
}
