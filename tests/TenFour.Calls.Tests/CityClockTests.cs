namespace TenFour.Calls.Tests;

public class CityClockTests
{
    [Theory]
    [InlineData("2018-07-01T12:00", "2018-07-01T19:00")]
    [InlineData("2018-12-31T23:57", "2019-01-01T07:57")]
    [InlineData("2018-03-11T01:59", "2018-03-11T09:59")]
    [InlineData("2018-03-11T02:30", "2018-03-11T10:30")]
    [InlineData("2018-03-11T03:00", "2018-03-11T10:00")]
    [InlineData("2018-11-04T00:59", "2018-11-04T07:59")]
    [InlineData("2018-11-04T01:30", "2018-11-04T08:30")]
    [InlineData("2018-11-04T02:00", "2018-11-04T10:00")]
    public void ToUtc_OfWallClockTimes_FollowsTheChangesOfTheHour(string local, string utc) =>
        Assert.Equal(Seconds(utc), CityClock.ToUtc(Seconds(local)));

    [Fact]
    public void ToLocal_OfEveryHourOfManyYears_EqualsTheTimeZoneDatabase()
    {
        Assert.SkipUnless(
            TimeZoneInfo.TryFindSystemTimeZoneById("America/Los_Angeles", out var zone), "this machine has no time zone database");

        var first = new DateTime(2007, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var time = first; time.Year < 2037; time = time.AddHours(1))
        {
            Assert.Equal(TimeZoneInfo.ConvertTimeFromUtc(time, zone!), DateTime.UnixEpoch.AddSeconds(CityClock.ToLocal(Seconds(time))));
        }
    }

    [Fact]
    public void ToUtc_AtTheEndsOfTheCalendar_StaysInWinter()
    {
        Assert.Equal(Seconds(DateTime.MaxValue) + (8 * 3600), CityClock.ToUtc(Seconds(DateTime.MaxValue)));
        Assert.Equal(Seconds(DateTime.MinValue) + (8 * 3600), CityClock.ToUtc(Seconds(DateTime.MinValue)));
    }

    private static long Seconds(string time) => Seconds(DateTime.Parse(time));

    private static long Seconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
}
