using System.Text;
using Microsoft.Extensions.Time.Testing;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Types.Text;

public class TimestampTextTests
{
    private static readonly ZoneRules LosAngeles = ZoneRules.For(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2024, 2, 29, 3, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2018", "2018-01-01T00:00:00.000-08:00")]
    [InlineData("2018-7", "2018-07-01T00:00:00.000-07:00")]
    [InlineData("2018-12-31", "2018-12-31T00:00:00.000-08:00")]
    [InlineData("2018-12-31T23", "2018-12-31T23:00:00.000-08:00")]
    [InlineData("2018-12-31 23:57", "2018-12-31T23:57:00.000-08:00")]
    [InlineData("2018-1-2 3:4:5", "2018-01-02T03:04:05.000-08:00")]
    [InlineData(" \t2018-12-31T23:57:00.000 ", "2018-12-31T23:57:00.000-08:00")]
    [InlineData("2018-12-31T23:57:00.", "2018-12-31T23:57:00.000-08:00")]
    [InlineData("2018-12-31T23:57:00.123456789", "2018-12-31T23:57:00.123-08:00")]
    [InlineData("2018-12-31T23:57:00Z", "2018-12-31T15:57:00.000-08:00")]
    [InlineData("2018-12-31T23:57:00.5-05:00", "2018-12-31T20:57:00.500-08:00")]
    [InlineData("2018-12-31T23:57:00+5:30", "2018-12-31T10:27:00.000-08:00")]
    [InlineData("2018-12-31T23:57:00+05:3", "2018-12-31T10:54:00.000-08:00")]
    [InlineData("2018-12-31T23:57:00 Europe/Paris", "2018-12-31T14:57:00.000-08:00")]
    [InlineData("2018-12-31T23:57:00 PST", "2018-12-31T23:57:00.000-08:00")]
    [InlineData("2018-12-31T23:57:00GMT+1", "2018-12-31T14:57:00.000-08:00")]
    [InlineData("12:30", "2024-02-28T12:30:00.000-08:00")] // still the 28th in Los Angeles
    [InlineData("T12", "2024-02-28T12:00:00.000-08:00")]
    [InlineData("12:30:00Z", "2024-02-29T04:30:00.000-08:00")]
    [InlineData("+12018-12-31", "+12018-12-31T00:00:00.000-08:00")]
    public void TryParse_FormsOfCast_ReadsThem(string text, string expected)
    {
        Assert.True(TimestampText.TryParse(Encoding.UTF8.GetBytes(text), LosAngeles, Time, out var utc));

        Span<byte> utf8 = stackalloc byte[TimestampText.MaxLength];
        Assert.Equal(expected, Encoding.UTF8.GetString(utf8[..TimestampText.FormatJson(utc, LosAngeles, utf8)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("not a time")]
    [InlineData("018-12-31")]
    [InlineData("2018-02-30")]
    [InlineData("2018-13-01")]
    [InlineData("2018-12-31T")]
    [InlineData("2018-12-31T24:00")]
    [InlineData("2018-12-31T23:60")]
    [InlineData("2018-12-31T23:57:60")]
    [InlineData("2018-12-31T23:57Z")] // a zone needs seconds before it
    [InlineData("2018-12-31x23:57")]
    [InlineData("2018-12-31T23:57:00+19:00")]
    [InlineData("2018-12-31T23:57:00 Nowhere/Land")]
    [InlineData("2018-12-31T23:57:00 europe/paris")]
    [InlineData(" T12:30")]
    [InlineData("-12:30")]
    [InlineData("300000-01-01")] // beyond 64-bit microseconds
    [InlineData("20181231")]
    public void TryParse_AnythingElse_IsNoTimestamp(string text) =>
        Assert.False(TimestampText.TryParse(Encoding.UTF8.GetBytes(text), LosAngeles, Time, out _));

    [Theory]
    [InlineData("2018-12-31T23:57:00+05:00", true, "2018-12-31 23:57:00")]
    [InlineData("2018-12-31T23:57:00.1234567", false, "2018-12-31 23:57:00.123456")]
    [InlineData("2018-03-11 02:30", false, "2018-03-11 02:30:00")]
    [InlineData("1969-12-31 23:59:59.5", false, "1969-12-31 23:59:59.5")]
    [InlineData("-0001-01-01", false, "-0001-01-01 00:00:00")]
    public void TryParseWall_WithDate_KeepsTheWallClock(string text, bool allowZone, string expected)
    {
        Assert.True(TimestampText.TryParseWall(Encoding.UTF8.GetBytes(text), allowZone, out var wall));
        Assert.Equal(expected, TimestampText.Format(wall));
    }

    [Theory]
    [InlineData("2018-12-31T23:57:00+05:00", false)]
    [InlineData("2018-12-31T23:57:00 nowhere", true)]
    [InlineData("12:30", true)]
    public void TryParseWall_ZoneOrNoDate_IsNoTimestamp(string text, bool allowZone) =>
        Assert.False(TimestampText.TryParseWall(Encoding.UTF8.GetBytes(text), allowZone, out _));

    [Theory]
    [InlineData("2018-12-31", "2018-12-31")]
    [InlineData(" 2018-2-3 ", "2018-02-03")]
    [InlineData("2018", "2018-01-01")]
    [InlineData("2018-07", "2018-07-01")]
    [InlineData("2018-12-31Tanything", "2018-12-31")]
    [InlineData("2018-12-31 at noon", "2018-12-31")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("17897", "+17897-01-01")]
    [InlineData("-0044-03-15", "-0044-03-15")]
    [InlineData("0000-01-01", "0000-01-01")]
    public void Date_FormsOfCast_ReadsThem(string text, string expected)
    {
        Assert.True(DateText.TryParse(Encoding.UTF8.GetBytes(text), out var days));
        Assert.Equal(expected, DateText.Format(days));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12/31/2018")]
    [InlineData("2018-02-29")]
    [InlineData("2018-")]
    [InlineData("2018-12-")]
    [InlineData("2018-12-31x")]
    [InlineData("2018-123")]
    [InlineData("12345678")]
    public void Date_AnythingElse_IsNoDate(string text) => Assert.False(DateText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Calendar_EveryDayOfALongTime_AgreesWithDateTime()
    {
        for (var day = new DateTime(1500, 1, 1); day.Year < 2500; day = day.AddDays(1))
        {
            var days = (int)(day - DateTime.UnixEpoch).TotalDays;

            Assert.Equal(days, Calendar.DaysOf(day.Year, day.Month, day.Day));
            Assert.Equal((day.Year, day.Month, day.Day), Calendar.DateOf(days));
        }
    }
}
