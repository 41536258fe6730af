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

    [Fact]
    public void Of_AWindow_IsFromAndTo()
    {
        var from = new DateTimeOffset(2018, 12, 31, 23, 30, 0, TimeSpan.FromHours(-8));

        Assert.Equal(
            "2018-12-31 23:30 – 2019-01-01 00:00",
            CellText.Of(new Dictionary<string, object?> { ["start"] = from, ["end"] = from.AddMinutes(30) }));
    }
}
