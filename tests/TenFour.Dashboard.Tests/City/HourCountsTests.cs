using TenFour.Dashboard.City;

namespace TenFour.Dashboard.Tests.City;

public sealed class HourCountsTests
{
    private static readonly DateTimeOffset Hour = new(2018, 10, 24, 14, 0, 0, TimeSpan.FromHours(-7));

    [Fact]
    public void Picture_OfTheLastFullHour_ComparesWithTheWeeksBefore()
    {
        var counts = HourCounts.Of(
        [
            [Hour.AddDays(-14), "Noise", 10L],
            [Hour.AddDays(-7), "Noise", 20L],
            [Hour, "Noise", 40L],
            [Hour.AddHours(1), "Noise", 7L],
        ])!;

        Assert.Equal(new HourPicture(Hour, 40, 15, 2, 7), counts.Picture());
        Assert.Equal("more than usual", counts.Picture().Verdict);
        Assert.True(counts.Picture().IsUncertain);
    }

    [Fact]
    public void Rising_Types_AreThoseAboveTheirUsual()
    {
        var counts = HourCounts.Of(
        [
            [Hour.AddDays(-7), "Noise", 9L],
            [Hour.AddDays(-7), "Alarm", 9L],
            [Hour, "Noise", 8L],
            [Hour, "Alarm", 12L],
            [Hour.AddHours(1), "Alarm", 1L],
        ])!;

        Assert.Equal(new RisingType("Alarm", 12, 9), Assert.Single(counts.Rising()));
    }

    [Fact]
    public void Counts_WithoutRows_AreNone() => Assert.Null(HourCounts.Of([]));
}
