using TenFour.Calls.Feeding;
using TenFour.Calls.Tests.Support;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Tests.Feeding;

public sealed class ReplayCallFeedTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 9, 30, 17, 20, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    // Newest first, as the city's file.
    private readonly string[] _records = [.. Enumerable.Range(0, 10).Select(i => CallRecords.At(CallRecords.Minute((9 - i) * 6), 9 - i))];

    private string[] InOrder => [.. _records.Reverse()];

    public ReplayCallFeedTests() => File.WriteAllLines(_folder["calls.ndjson"], _records);

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(10_000)]
    public async Task Run_AtASpeed_TakesTheTimeOfTheCallsDividedByIt(double speed)
    {
        using var time = new WaitingTime(Start);
        var feed = Create(time, new ReplayCallFeedOptions { File = _folder["calls.ndjson"], Speed = speed, MaxGap = null });

        await feed.RunAsync(default);

        Assert.Equal(54 * 60 / speed, (time.Now - Start).TotalSeconds, 0.02);
        Assert.Equal(InOrder, Lines());
        Assert.Equal(new DateTimeOffset(2018, 10, 2, 0, 54, 0, TimeSpan.FromHours(-7)), feed.Status.Clock);
        Assert.Equal((10, speed, FeedPhase.Ended), (feed.Status.Records, feed.Status.Speed, feed.Status.Phase));
    }

    [Fact]
    public async Task Run_WithALimitOnGaps_PassesOverLongOnes()
    {
        using var time = new WaitingTime(Start);
        var options = new ReplayCallFeedOptions { File = _folder["calls.ndjson"], Speed = 1, MaxGap = TimeSpan.FromSeconds(5) };

        await Create(time, options).RunAsync(default);

        Assert.Equal(9 * 5, (time.Now - Start).TotalSeconds, 0.02);
    }

    [Fact]
    public async Task Run_StoppedAgainAndAgain_GoesOnWhereItWas()
    {
        var options = new ReplayCallFeedOptions { File = _folder["calls.ndjson"], Speed = 60, MaxGap = null };
        for (var i = 0; i < 4; i++)
        {
            // Twelve seconds: three records, the first of them at once.
            await FeedDriver.RunAsync(time => Create(time, options), Start.AddHours(i), TimeSpan.FromSeconds(13));
            Assert.Equal(InOrder[..Math.Min(10, (i + 1) * 3)], Lines());
            if (i == 2)
            {
                break;
            }
        }

        using var rest = new WaitingTime(Start);
        await Create(rest, options).RunAsync(default);
        using var nothing = new WaitingTime(Start);
        await Create(nothing, options).RunAsync(default);

        Assert.Equal(InOrder, Lines());
    }

    [Fact]
    public async Task Run_InTheFilesOrder_RefusesOneThatRunsBackwardsForHours()
    {
        File.WriteAllLines(_folder["calls.ndjson"], [CallRecords.At(CallRecords.Minute(600), 1), CallRecords.At(CallRecords.Minute(0), 2)]);
        using var time = new WaitingTime(Start);
        var feed = Create(time, new ReplayCallFeedOptions { File = _folder["calls.ndjson"], SortsByTime = false });

        var error = await Assert.ThrowsAnyAsync<StreamingException>(() => feed.RunAsync(default));

        Assert.Contains("not in the order of time", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, feed.Status.LastError);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(10_001)]
    [InlineData(double.NaN)]
    public void Create_WithASpeedOutOfRange_IsRefused(double speed)
    {
        var options = new ReplayCallFeedOptions { File = "calls.ndjson", Speed = speed };

        Assert.Throws<StreamingException>(() => Create(TimeProvider.System, options));
    }

    public void Dispose() => _folder.Dispose();

    private ReplayCallFeed Create(TimeProvider time, ReplayCallFeedOptions options) =>
        new(new FeedTopics(_folder["t"]), options, FolderTopics.Opener(time), time);

    private string[] Lines() => File.ReadAllLines(Path.Combine(_folder["t"], "partition-00000.ndjson"));
}
