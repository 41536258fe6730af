using TenFour.Calls.Feeds;
using TenFour.Calls.Producing;
using TenFour.Streaming.Topics;

namespace TenFour.Calls.Feeding;

/// <summary>What feeds that are brought into their topic by a <see cref="Producer"/> have in common: life cycle and status.</summary>
public abstract class ProducedFeed : ICallFeed
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private Producer? _producer;
    private WatchedFeed? _watched;
    private FeedPhase _phase = FeedPhase.Starting;
    private (string Text, DateTimeOffset At)? _error;

    private protected ProducedFeed(FeedKind kind, FeedTopics topics, TimeProvider time)
    {
        Kind = kind;
        Topics = topics;
        Time = time;
    }

    public FeedKind Kind { get; }

    public FeedTopics Topics { get; }

    public Task Ready => _ready.Task;

    public FeedStatus Status
    {
        get
        {
            lock (_lock)
            {
                return Describe(new FeedStatus
                {
                    Kind = Kind,
                    Phase = _phase,
                    Clock = Time.GetUtcNow(),
                    Records = _producer?.Progress.Records ?? 0,
                    DataTime = _watched?.Newest,
                    LastAnswer = _phase == FeedPhase.Starting ? null : Time.GetUtcNow(),
                    LastError = _error?.Text,
                    LastErrorAt = _error?.At,
                });
            }
        }
    }

    private protected TimeProvider Time { get; }

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await ProduceAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Change(() => _error = (e.Message, Time.GetUtcNow()));
            throw;
        }
        finally
        {
            Change(() => _phase = FeedPhase.Ended);
            _ready.TrySetResult();
        }
    }

    private protected abstract Task ProduceAsync(CancellationToken cancellation);

    /// <summary>Adds what only this kind of feed knows.</summary>
    private protected abstract FeedStatus Describe(FeedStatus status);

    private protected async Task ProduceAsync(IRecordFeed feed, ITopicWriter writer, ProduceOptions options, CancellationToken cancellation)
    {
        var watched = new WatchedFeed(feed, Begin);
        var producer = new Producer(watched, writer, options, Time);
        Change(() => (_producer, _watched) = (producer, watched));
        await producer.RunAsync(cancellation);
    }

    private void Begin()
    {
        Change(() => _phase = FeedPhase.Running);
        _ready.TrySetResult();
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }
}
