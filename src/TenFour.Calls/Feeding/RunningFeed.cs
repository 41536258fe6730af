namespace TenFour.Calls.Feeding;

/// <summary>A feed in the background, which can be stopped apart from the others.</summary>
internal sealed class RunningFeed
{
    private readonly ICallFeed _feed;
    private readonly CancellationTokenSource _stop;

    private RunningFeed(ICallFeed feed, CancellationTokenSource stop)
    {
        _feed = feed;
        _stop = stop;

        // Not on the caller's thread: what a feed does before it waits for the first time can take long.
        Run = Task.Run(() => feed.RunAsync(stop.Token), CancellationToken.None);
        News = Task.WhenAny(Run, feed.Ready);
    }

    /// <summary>The run itself.</summary>
    public Task Run { get; }

    /// <summary>Completes when the feed is ready or has ended.</summary>
    public Task News { get; }

    public static RunningFeed Start(ICallFeed feed, CancellationToken cancellation) =>
        new(feed, CancellationTokenSource.CreateLinkedTokenSource(cancellation));

    public FeedFacts Facts(TimeSpan sinceStart)
    {
        var status = _feed.Status;
        return new FeedFacts(sinceStart, _feed.Ready.IsCompletedSuccessfully, status.LastError, Run.IsCompleted);
    }

    /// <summary>Stops the feed and waits for its end. Whoever wants to know how it ended looks at <see cref="Run"/>.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Run.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
