using System.Text;
using TenFour.Calls.Records;

namespace TenFour.Calls.Tests.Records;

public class EventTimeTests
{
    [Theory]
    [InlineData("2018-12-31T23:57:00.000", "2019-01-01T07:57:00")]
    [InlineData("2018-12-31 23:57", "2019-01-01T07:57:00")]
    [InlineData("2018-07-01T12:00:01.25", "2018-07-01T19:00:01.25")]
    [InlineData("2018-12-31", "2018-12-31T08:00:00")]
    [InlineData("2018-12-31T23:57:00Z", "2018-12-31T23:57:00")]
    [InlineData("2018-12-31T23:57:00.123456789-08:00", "2019-01-01T07:57:00.123456")]
    [InlineData("2018-12-31T23:57:00+0530", "2018-12-31T18:27:00")]
    public void TryParse_OfIsoText_GivesTheInstant(string text, string utc)
    {
        Assert.True(EventTime.TryParse(Encoding.UTF8.GetBytes($"\"{text}\""), out var microseconds));
        Assert.Equal(DateTime.Parse(utc), DateTime.UnixEpoch.AddMicroseconds(microseconds));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"2018-13-01\"")]
    [InlineData("\"2018-02-29\"")]
    [InlineData("\"0000-01-01\"")]
    [InlineData("\"2018-12-31T24:00\"")]
    [InlineData("\"2018-12-31T23:57:00.\"")]
    [InlineData("\"2018-12-31T23:57:61\"")]
    [InlineData("\"2018-12-31X\"")]
    [InlineData("\"2018-12-31T23:57PST\"")]
    [InlineData("\"12/31/2018 11:57:00 PM\"")]
    [InlineData("20181231")]
    [InlineData("null")]
    public void TryParse_OfOtherText_Fails(string value) => Assert.False(EventTime.TryParse(Encoding.UTF8.GetBytes(value), out _));

    [Fact]
    public void TryGet_OfARecord_ReadsItsCallDateTime()
    {
        Assert.True(EventTime.TryGet("""{"call_date":"2018-01-01","call_date_time":"1970-01-01T00:00:01Z"}"""u8, out var time));
        Assert.Equal(1_000_000, time);
        Assert.False(EventTime.TryGet("""{"call_date":"2018-01-01"}"""u8, out _));
    }
}
