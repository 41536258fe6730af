namespace TenFour.Calls.Feeding;

/// <summary>
/// Runs the feeds that a user's wish asks for, and changes from the simulated to the live one when that answers in time. Each writes its
/// own topics: whoever shows them changes to those of <see cref="Shown"/> when <see cref="Changed"/> says so.
/// </summary>
public sealed class FeedSwitch
{
    private readonly FeedWish _wish;
    private readonly TimeProvider _time;
    private readonly Dictionary<FeedKind, ICallFeed> _feeds = [];
    private readonly Dictionary<FeedKind, RunningFeed> _running = [];
    private FeedDecision _decision;

    /// <param name="wish">What the user wants.</param>
    /// <param name="create">Makes a feed of a kind; asked for those that are needed, at once.</param>
    /// <param name="time">The clock.</param>
    public FeedSwitch(FeedWish wish, Func<FeedKind, ICallFeed> create, TimeProvider time)
    {
        _wish = wish;
        _time = time;
        _decision = FeedChoice.Decide(wish, new FeedFacts(TimeSpan.Zero));
        foreach (var kind in Enum.GetValues<FeedKind>().Where(_decision.Runs))
        {
            _feeds.Add(kind, create(kind));
        }
    }

    /// <summary>What is decided now; may be read by any thread.</summary>
    public FeedDecision Decision => Volatile.Read(ref _decision);

    /// <summary>The feed that is shown now.</summary>
    public ICallFeed Shown => _feeds[Decision.Shown];

    /// <summary>Raised with each new decision, after the feed that it shows is ready. It must not take long.</summary>
    public event Action<FeedDecision>? Changed;

    /// <summary>Runs until the shown feed ends, or until cancelled; then all feeds have ended.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; everything that was written is durable.</exception>
    /// <exception cref="Streaming.Errors.StreamingException">The shown feed failed.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        foreach (var (kind, feed) in _feeds)
        {
            _running[kind] = RunningFeed.Start(feed, all.Token);
        }

        try
        {
            await DecideAsync(cancellation);
            await _running[Decision.Shown].Run;
        }
        finally
        {
            await all.CancelAsync();
            await Task.WhenAll(_running.Values.Select(running => running.StopAsync()));
        }
    }

    private async Task DecideAsync(CancellationToken cancellation)
    {
        var began = _time.GetTimestamp();
        while (Decision is { IsFinal: false, AlsoRuns: { } candidate })
        {
            await WaitForNewsAsync(_running[candidate], FeedChoice.AnswerLimit - _time.GetElapsedTime(began), cancellation);
            var decision = FeedChoice.Decide(_wish, _running[candidate].Facts(_time.GetElapsedTime(began)));
            if (decision != Decision)
            {
                await ChangeAsync(decision);
            }
        }
    }

    private async Task WaitForNewsAsync(RunningFeed candidate, TimeSpan rest, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var limit = Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, _time, waiting.Token);
        await Task.WhenAny(candidate.News, _running[Decision.Shown].Run, limit);
        await waiting.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        if (_running[Decision.Shown].Run is { IsFaulted: true } failed)
        {
            await failed;
        }
    }

    private async Task ChangeAsync(FeedDecision decision)
    {
        Volatile.Write(ref _decision, decision);
        Changed?.Invoke(decision);
        foreach (var (_, running) in _running.Where(feed => !decision.Runs(feed.Key)))
        {
            await running.StopAsync();
        }
    }
}
