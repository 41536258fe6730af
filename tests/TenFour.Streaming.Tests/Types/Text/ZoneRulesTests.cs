using CsCheck;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Tests.Types.Text;

public class ZoneRulesTests
{
    private static readonly ZoneRules LosAngeles = Zone("America/Los_Angeles");

    [Theory]
    [InlineData("2018-03-11 01:59:59.999999", "2018-03-11 09:59:59.999999")]
    [InlineData("2018-03-11 02:00:00", "2018-03-11 10:00:00")] // in the gap: moves forward to 03:00
    [InlineData("2018-03-11 02:30:00", "2018-03-11 10:30:00")]
    [InlineData("2018-03-11 03:00:00", "2018-03-11 10:00:00")]
    [InlineData("2018-11-04 01:00:00", "2018-11-04 08:00:00")] // occurs twice: the earlier
    [InlineData("2018-11-04 01:59:59", "2018-11-04 08:59:59")]
    [InlineData("2018-11-04 02:00:00", "2018-11-04 10:00:00")]
    [InlineData("12018-07-01 00:00:00", "12018-07-01 07:00:00")]
    public void ToUtc_AtTransitions_ResolvesAsJavaTime(string wall, string utc)
    {
        var text = wall.StartsWith('1') ? "+" + wall : wall;
        var expected = wall.StartsWith('1') ? "+" + utc : utc;

        Assert.Equal(expected, TimestampText.Format(LosAngeles.ToUtc(Wall(text))));
    }

    [Theory]
    [InlineData("Europe/Paris", "2018-03-25 02:30:00", "2018-03-25 01:30:00")]
    [InlineData("Europe/Paris", "2018-10-28 02:30:00", "2018-10-28 00:30:00")]
    [InlineData("Australia/Lord_Howe", "2018-04-01 01:45:00", "2018-03-31 14:45:00")] // half an hour of daylight saving
    [InlineData("Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30 22:00:00")] // a day that did not exist
    [InlineData("UTC", "2018-03-25 02:30:00", "2018-03-25 02:30:00")]
    public void ToUtc_OtherZones_ResolvesAsJavaTime(string zone, string wall, string utc) =>
        Assert.Equal(utc, TimestampText.Format(Zone(zone).ToUtc(Wall(wall))));

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("Europe/London")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Pacific/Apia")]
    public void ToWall_AnyInstantOfExactOffsets_IsWhatTimeZoneInfoSays(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var rules = ZoneRules.For(zone);
        Gen.Long[Wall("1973-01-01"), Wall("9998-12-31")].Sample(utc =>
        {
            var offset = zone.GetUtcOffset(new DateTime(DateTime.UnixEpoch.Ticks + (utc * 10), DateTimeKind.Utc));
            var span = rules.SpanOfUtc(utc);
            return rules.ToWall(utc) == utc + (offset.Ticks / 10) && span.Contains(utc);
        });
    }

    [Theory]
    [InlineData("America/Los_Angeles", "1800-01-01 00:00:00", "1800-01-01 07:52:58")]
    [InlineData("America/Los_Angeles", "1883-11-18 12:06:59", "1883-11-18 19:59:57")] // the last day before standard time
    [InlineData("America/Los_Angeles", "1883-11-18 12:08:00", "1883-11-18 20:08:00")]
    [InlineData("Africa/Monrovia", "1960-01-01 00:00:00", "1960-01-01 00:44:30")]
    [InlineData("America/Los_Angeles", "-0044-03-15 00:00:00", "-0044-03-15 07:52:58")]
    public void ToUtc_BeforeStandardTime_IsExactToTheSecond(string zone, string wall, string utc)
    {
        Assert.SkipUnless(File.Exists($"/usr/share/zoneinfo/{zone}"), "This system has no time zone files.");

        Assert.Equal(utc, TimestampText.Format(Zone(zone).ToUtc(Wall(wall))));
    }

    [Fact]
    public void ZoneFile_NoZoneFile_IsNotRead()
    {
        Assert.Null(ZoneFile.Parse("TZif2"u8));
        Assert.Null(ZoneFile.Parse("something else that is long enough to be the header of a file"u8));
        Assert.Null(ZoneFile.TryLoad("Nowhere/Land"));
    }

    [Fact]
    public void ToUtc_ThenToWall_GivesTheSameTimeOutsideGaps()
    {
        Gen.Long[Wall("1950-01-01"), Wall("2060-01-01")].Sample(wall =>
        {
            var back = LosAngeles.ToWall(LosAngeles.ToUtc(wall));
            return back == wall || back - wall == 3600 * Calendar.MicrosPerSecond;
        });
    }

    private static ZoneRules Zone(string id) => ZoneRules.For(TimeZoneInfo.FindSystemTimeZoneById(id));

    private static long Wall(string text)
    {
        Assert.True(TimestampText.TryParseWall(System.Text.Encoding.UTF8.GetBytes(text), false, out var wall));
        return wall;
    }
}
