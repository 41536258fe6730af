using System.Text;
using TenFour.Calls.Feeds;
using TenFour.Calls.Producing;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Producing;

public class PacingTests
{
    [Fact]
    public void DueTime_AtARate_IsEven()
    {
        var pacing = new RatePacing(4);

        Assert.Equal([0, 250, 500, 750], Enumerable.Range(0, 4).Select(_ => pacing.DueTime("{}"u8).TotalMilliseconds));
    }

    [Fact]
    public void DueTime_ByEventTime_FollowsTheNewestTimeSoFar()
    {
        var pacing = new EventTimePacing(60, null);

        Assert.Equal([0, 0, 2, 2, 2, 5], new[] { -1, 0, 2, 1, -1, 5 }.Select(minute => Due(pacing, minute)));
    }

    [Fact]
    public void DueTime_OfAnInputThatRunsBackwards_IsRefused()
    {
        var pacing = new EventTimePacing(60, TimeSpan.FromHours(1));
        Due(pacing, 100);
        Due(pacing, 41);

        var error = Assert.Throws<FeedException>(() => Due(pacing, 39));

        Assert.Contains("a call of 2018-10-02 00:39 follows one of 2018-10-02 01:40", error.Message, StringComparison.Ordinal);
        Assert.Contains("--order time", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max", null)]
    [InlineData("x60", 60.0)]
    [InlineData("X0.5", 0.5)]
    [InlineData("10", 10.0)]
    public void ParseSpeed_OfWhatUsersWrite_IsUnderstood(string text, double? speed) => Assert.Equal(speed, PaceText.ParseSpeed(text));

    [Theory]
    [InlineData("1000/s", 1000)]
    [InlineData("30/m", 0.5)]
    [InlineData("7200/h", 2)]
    [InlineData("5", 5)]
    public void ParseRate_OfWhatUsersWrite_IsUnderstood(string text, double rate) => Assert.Equal(rate, PaceText.ParseRate(text));

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2 h", 7200)]
    public void ParseDuration_OfWhatUsersWrite_IsUnderstood(string text, double seconds) =>
        Assert.Equal(seconds, PaceText.ParseDuration(text).TotalSeconds);

    [Theory]
    [InlineData("x0")]
    [InlineData("x-1")]
    [InlineData("fast")]
    [InlineData("")]
    public void Parse_OfNonsense_IsRefused(string text)
    {
        Assert.Throws<Streaming.Errors.StreamingException>(() => PaceText.ParseSpeed(text));
        Assert.Throws<Streaming.Errors.StreamingException>(() => PaceText.ParseRate(text));
        Assert.Throws<Streaming.Errors.StreamingException>(() => PaceText.ParseDuration(text));
    }

    private static double Due(EventTimePacing pacing, int minute) =>
        pacing.DueTime(Encoding.UTF8.GetBytes(minute < 0 ? "{}" : CallRecords.At(CallRecords.Minute(minute)))).TotalSeconds;
}
