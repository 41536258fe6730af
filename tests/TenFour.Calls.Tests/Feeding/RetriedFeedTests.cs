using TenFour.Calls.Feeding;
using TenFour.Calls.Tests.Support;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Tests.Feeding;

public sealed class RetriedFeedTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 30, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Feed_WhenItsTopicsAreAwayForAWhile_SaysSoAndIsMadeAnew()
    {
        using var time = new WaitingTime(Start);
        var feeds = new Queue<ScriptedFeed>([new(FeedKind.Simulated, time), new(FeedKind.Simulated, time)]);
        var (first, second) = (feeds.Peek(), feeds.Last());
        FeedStatus? between = null;
        RetriedFeed? feed = null;
        feed = new RetriedFeed(Create, _ => true, time);
        first.Fail(StreamingException.ForEnvironment("The brokers are away."));
        second.Answer();
        second.End();

        await feed.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((FeedPhase.Failing, "The brokers are away.", Start.AddSeconds(5)), (between!.Phase, between.LastError, between.NextAttempt!.Value));
        Assert.True(feed.Ready.IsCompletedSuccessfully);
        Assert.Null(feed.Status.LastError);

        ScriptedFeed Create()
        {
            between = feed?.Status;
            return feeds.Dequeue();
        }
    }

    [Fact]
    public async Task Feed_ThatFailsForGood_IsNotTriedAgain()
    {
        using var time = new WaitingTime(Start);
        var inner = new ScriptedFeed(FeedKind.Simulated, time);
        var feed = new RetriedFeed(() => inner, _ => false, time);
        inner.Fail(StreamingException.ForEnvironment("Another one feeds the topic."));

        var error = await Assert.ThrowsAsync<StreamingException>(() => feed.RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Another one feeds the topic.", error.Message);
        Assert.Equal(0, time.Waits);
    }
}
