using System.Text;
using TenFour.Calls.Feeding;
using TenFour.Calls.Records;
using TenFour.Calls.Tests.Support;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Calls.Tests.Feeding;

public sealed class SimulatedCallFeedTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 9, 30, 17, 20, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_OfANewTopic_BeginsWithThePastAndGoesOnAtThePaceOfTheClock()
    {
        var feed = await RunAsync("t", Start, TimeSpan.FromHours(1));

        var calls = Times("t");
        var hours = (calls.Max() - calls.Min()).TotalHours;
        Assert.InRange(hours, 25, 27.5);
        Assert.InRange(calls.Length / hours, 50, 150);
        Assert.Equal(Start + TimeSpan.FromHours(1), feed.Status.Clock);
        Assert.True(calls.Max() <= feed.Status.Clock);
        Assert.InRange(feed.Status.Age!.Value.TotalMinutes, 0, 20);
        Assert.Equal((FeedKind.Simulated, true, calls.Length), (feed.Status.Kind, feed.Status.IsSimulated, (int)feed.Status.Records));
        Assert.Equal((FeedPhase.Ended, true), (feed.Status.Phase, feed.Ready.IsCompleted));
    }

    [Fact]
    public async Task Run_Stopped_CatchesUpWithWhatHappenedMeanwhile()
    {
        await RunAsync("stopped", Start, TimeSpan.FromMinutes(10));
        await RunAsync("stopped", Start + TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));

        await RunAsync("whole", Start, TimeSpan.FromMinutes(190));

        Assert.Equal(Lines("whole"), Lines("stopped"));
    }

    [Fact]
    public async Task Run_AtASpeed_TurnsItsClockFasterAndGoesOnThereWhenRunAgain()
    {
        var fast = new SimulatedCallFeedOptions { Speed = 60 };
        var first = await RunAsync("t", Start, TimeSpan.FromMinutes(2), fast);
        Assert.Equal(Start + TimeSpan.FromHours(2), first.Status.Clock);
        var before = Times("t").Max();

        var again = await RunAsync("t", Start + TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1), fast);

        Assert.InRange(Times("t").Max() - before, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(90));
        Assert.InRange(again.Status.Clock - first.Status.Clock, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task Run_OfATopicInUse_FailsWithTheReasonInItsStatus()
    {
        using var time = new WaitingTime(Start);
        using var other = FileTopicWriter.Open(_folder["t"], "other", FileTopicWriterOptions.Default, time);
        var feed = Create("t", new(), time);

        await Assert.ThrowsAsync<StreamingException>(() => feed.RunAsync(default));

        Assert.Equal(FeedPhase.Ended, feed.Status.Phase);
        Assert.Contains("process", feed.Status.LastError, StringComparison.Ordinal);
        Assert.True(feed.Ready.IsCompleted);
    }

    public void Dispose() => _folder.Dispose();

    private SimulatedCallFeed Create(string topic, SimulatedCallFeedOptions options, TimeProvider time) =>
        new(new FeedTopics(_folder[topic]), options, FolderTopics.Opener(time), time);

    private Task<ICallFeed> RunAsync(string topic, DateTimeOffset start, TimeSpan duration, SimulatedCallFeedOptions? options = null) =>
        FeedDriver.RunAsync(time => Create(topic, options ?? new(), time), start, duration);

    private string[] Lines(string topic) => File.ReadAllLines(Path.Combine(_folder[topic], "partition-00000.ndjson"));

    private DateTimeOffset[] Times(string topic) => [.. Lines(topic).Select(line =>
        EventTime.TryGet(Encoding.UTF8.GetBytes(line), out var time)
            ? DateTimeOffset.UnixEpoch.AddMicroseconds(time)
            : throw new InvalidOperationException(line))];
}
