using TenFour.Calls.Feeding;
using TenFour.Dashboard.City;

namespace TenFour.Dashboard.Tests.City;

public sealed class CityPictureMakerTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    // A Wednesday, in the afternoon of San Francisco.
    private static readonly DateTimeOffset End = new(2018, 10, 24, 15, 30, 0, TimeSpan.FromHours(-7));

    private readonly MinuteCounts _counts = new();

    [Fact]
    public void Hour_UpToTheNewestCall_IsComparedWithTheSameHourOfTheWeeksBefore()
    {
        Add(End.AddMinutes(-1), "Noise", 40);
        Add(End.AddMinutes(-60), "Noise", 2);
        Add(End.AddMinutes(-61), "Noise", 1);
        Add(End.AddDays(-7).AddMinutes(-30), "Noise", 20);
        Add(End.AddDays(-14).AddMinutes(-30), "Noise", 10);
        Add(End.AddDays(-14).AddMinutes(-90), "Noise", 1);
        Add(End.AddDays(-21).AddMinutes(-30), "Noise", 1);

        var picture = Make();

        Assert.Equal((End.AddHours(-1), End, 42), (picture.From, picture.To, picture.Calls));
        Assert.Equal(new UsualCalls(15, 2, "the same hour of the 2 weeks before"), picture.Usual);
        Assert.Equal(("more than usual", false), (picture.Verdict, picture.IsSmall));
        Assert.Equal(new RisingType("Noise", 42, 15), Assert.Single(picture.Rising));
    }

    [Fact]
    public void Usual_OfATopicOfAFewDays_ComesFromTheCitysCounts()
    {
        Add(End.AddMinutes(-1), "Passing Call", 60);
        Add(End.AddDays(-8), "Passing Call", 60);

        var (past, live) = (Make(), Make(FeedKind.Live));

        Assert.Equal((0, "the city's counts of late 2018"), (past.Usual.Weeks, past.Usual.Basis));
        Assert.InRange(past.Usual.Calls, 100, 140);
        Assert.InRange(live.Usual.Calls / past.Usual.Calls, 0.77, 0.79);
        Assert.InRange(Assert.Single(past.Rising).Usual, 12, 30);
    }

    [Fact]
    public void Types_OfWhichNothingIsKnown_AreNotOnTheRise()
    {
        Add(End.AddMinutes(-1), "A type that the city never had", 60);

        Assert.Empty(Make().Rising);
    }

    [Fact]
    public void Weeks_AcrossTheChangeOfTheClock_AreComparedByTheWallClock()
    {
        var end = new DateTimeOffset(2018, 11, 7, 15, 30, 0, TimeSpan.FromHours(-8));
        Add(end.AddMinutes(-1), "Noise", 5);
        Add(new DateTimeOffset(2018, 10, 31, 15, 0, 0, TimeSpan.FromHours(-7)), "Noise", 7);
        Add(new DateTimeOffset(2018, 10, 24, 15, 0, 0, TimeSpan.FromHours(-7)), "Noise", 9);
        Add(new DateTimeOffset(2018, 10, 24, 14, 0, 0, TimeSpan.FromHours(-7)), "Noise", 9);

        Assert.Equal((8, 2), (Make(clock: end).Usual.Calls, Make(clock: end).Usual.Weeks));
    }

    [Fact]
    public void Calls_WithATimeToCome_DoNotMoveTheHour()
    {
        Add(End.AddMinutes(-1), "Noise", 5);
        Add(End.AddMinutes(90), "Noise", 1);

        Assert.Equal((End, 5), (Make(clock: End.AddMinutes(-1)).To, Make(clock: End.AddMinutes(-1)).Calls));
    }

    [Fact]
    public void Rows_OfALaterBatch_ReplaceThoseBefore()
    {
        Add(End.AddMinutes(-1), "Noise", 3);
        Add(End.AddMinutes(-1), "Noise", 4);

        Assert.Equal((4, 4), (Make().Calls, Make().Day[^1].Calls));
    }

    [Fact]
    public void Memory_OfMonths_KeepsTheLastWeeks()
    {
        for (var day = 0; day < 120; day++)
        {
            Add(End.AddDays(day - 120), "Noise", 2);
        }

        Assert.InRange(_counts.Extent.Last - _counts.Extent.First, 28 * 24 * 60, 31 * 24 * 60);
        Assert.Equal(2, _counts.Total(_counts.Extent.Last, _counts.Extent.Last + 1));
        Assert.Equal(0, _counts.Total(0, _counts.Extent.First));
    }

    private void Add(DateTimeOffset time, string type, long calls) =>
        _counts.Add([new MinuteCount(time.ToUnixTimeSeconds() / 60, type, "Mission", calls)]);

    private CityPicture Make(FeedKind kind = FeedKind.Simulated, DateTimeOffset? clock = null) =>
        new CityPictureMaker(_counts, CityFacts.For(kind), clock ?? End, Zone).Make();
}
