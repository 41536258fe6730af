using Microsoft.Extensions.Time.Testing;
using TenFour.Calls.Feeding;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Tests.Feeding;

public sealed class FeedSwitchTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<FeedKind, ScriptedFeed> _feeds = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<FeedDecision> _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Run_WhenTheLiveFeedAnswers_ShowsItAndStopsTheSimulatedOne()
    {
        var feeds = Create(FeedWish.Automatic);
        Assert.Equal(FeedKind.Simulated, feeds.Shown.Kind);
        var run = feeds.RunAsync(_stop.Token);

        _feeds[FeedKind.Live].Answer();
        var decision = await _changed.Task;

        Assert.Equal((FeedKind.Live, true), (decision.Shown, decision.IsFinal));
        Assert.Same(_feeds[FeedKind.Live], feeds.Shown);
        await StopAsync(run);
        Assert.All(_feeds.Values, feed => Assert.False(feed.IsRunning));
    }

    [Fact]
    public async Task Run_WithoutAnAnswerInTenSeconds_StaysSimulatedAndStopsTheLiveOne()
    {
        var feeds = Create(FeedWish.Automatic);
        var run = feeds.RunAsync(_stop.Token);
        _feeds[FeedKind.Live].Error = "No such host";

        _time.Advance(TimeSpan.FromSeconds(10));
        await _changed.Task;
        _feeds[FeedKind.Live].Answer();

        Assert.Equal(FeedKind.Simulated, feeds.Decision.Shown);
        Assert.Contains("did not answer in 10 s: No such host. --live", feeds.Decision.Sentence, StringComparison.Ordinal);
        await StopAsync(run);
    }

    [Fact]
    public async Task Run_WhenTheLiveFeedGivesUp_StaysSimulatedAtOnce()
    {
        var feeds = Create(FeedWish.Automatic);
        var run = feeds.RunAsync(_stop.Token);
        _feeds[FeedKind.Live].Error = "The topic is locked.";

        _feeds[FeedKind.Live].Fail(StreamingException.ForEnvironment("The topic is locked."));
        var decision = await _changed.Task;

        Assert.Equal(FeedKind.Simulated, decision.Shown);
        Assert.Contains("cannot be used: The topic is locked.", decision.Sentence, StringComparison.Ordinal);
        await StopAsync(run);
    }

    [Theory]
    [InlineData(FeedWish.Live, FeedKind.Live)]
    [InlineData(FeedWish.Simulated, FeedKind.Simulated)]
    [InlineData(FeedWish.Replay, FeedKind.Replay)]
    public async Task Run_WithAWish_RunsThatFeedOnlyAndEndsWithIt(FeedWish wish, FeedKind kind)
    {
        var feeds = Create(wish);
        var run = feeds.RunAsync(_stop.Token);

        _feeds[kind].End();
        await run;

        Assert.Equal([kind], _feeds.Keys);
        Assert.False(_changed.Task.IsCompleted);
    }

    [Fact]
    public async Task Run_WhenTheShownFeedFails_EndsWithItsErrorAndStopsTheOther()
    {
        var feeds = Create(FeedWish.Automatic);
        var run = feeds.RunAsync(_stop.Token);

        _feeds[FeedKind.Simulated].Fail(StreamingException.ForEnvironment("The disk is full."));

        var error = await Assert.ThrowsAsync<StreamingException>(() => run);
        Assert.Equal("The disk is full.", error.Message);
        Assert.False(_feeds[FeedKind.Live].IsRunning);
    }

    public void Dispose() => _stop.Dispose();

    private FeedSwitch Create(FeedWish wish)
    {
        var feeds = new FeedSwitch(wish, kind => _feeds[kind] = new ScriptedFeed(kind, _time), _time);
        feeds.Changed += decision => _changed.TrySetResult(decision);
        return feeds;
    }

    private async Task StopAsync(Task run)
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }
}
