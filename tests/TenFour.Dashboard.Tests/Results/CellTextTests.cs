using TenFour.Dashboard.Results;

namespace TenFour.Dashboard.Tests.Results;

public sealed class CellTextTests
{
    [Fact]
    public void Of_NestedValues_SaysWhereEachBeginsAndEnds()
    {
        var place = new Dictionary<string, object?> { ["street"] = "Mission St", ["numbers"] = new object?[] { 1L, 2L } };
        var value = new Dictionary<string, object?> { ["place"] = place, ["ended"] = null };

        Assert.Equal("{place: {street: Mission St, numbers: [1, 2]}, ended: –}", CellText.Of(value));
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(0.0002, "0.0002")]
    [InlineData(-0.012345, "-0.01235")]
    [InlineData(1e-10, "1E-10")]
    [InlineData(0.5, "0.5")]
    [InlineData(1234.5678, "1,234.568")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "NaN")]
    public void Of_ANumber_ShowsDigitsThatSaySomething(double value, string text) => Assert.Equal(text, CellText.Of(value));

    [Fact]
    public void Of_AWindow_IsFromAndTo()
    {
        var from = new DateTimeOffset(2018, 12, 31, 23, 30, 0, TimeSpan.FromHours(-8));

        Assert.Equal(
            "2018-12-31 23:30 – 2019-01-01 00:00",
            CellText.Of(new Dictionary<string, object?> { ["start"] = from, ["end"] = from.AddMinutes(30) }));
    }
}
