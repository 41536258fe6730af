using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding;

/// <summary>
/// A feed whose topics may be away for a while: when it fails for a reason that may pass, it is made anew, and goes on where the topics are.
/// </summary>
/// <param name="create">Makes the feed; asked once for each attempt.</param>
/// <param name="mayPass">Whether waiting may help.</param>
public sealed class RetriedFeed(Func<ICallFeed> create, Func<StreamingException, bool> mayPass, TimeProvider time) : ICallFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ICallFeed _feed = create();
    private Failure? _failure;

    public FeedKind Kind => _feed.Kind;

    public FeedTopics Topics => _feed.Topics;

    public Task Ready => _ready.Task;

    public FeedStatus Status
    {
        get
        {
            var status = Volatile.Read(ref _feed).Status;
            return Volatile.Read(ref _failure) is { } failure && status.Phase is FeedPhase.Starting or FeedPhase.Ended
                ? status with { Phase = FeedPhase.Failing, LastError = failure.Sentence, LastErrorAt = failure.At, NextAttempt = failure.At + Pause }
                : status;
        }
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!await TryRunAsync(cancellation))
        {
            await Task.Delay(Pause, time, cancellation);
            Volatile.Write(ref _feed, create());
        }
    }

    private async Task<bool> TryRunAsync(CancellationToken cancellation)
    {
        var feed = _feed;
        var run = feed.RunAsync(cancellation);
        try
        {
            if (await Task.WhenAny(run, feed.Ready) != run)
            {
                Succeeded();
            }

            await run;
            Succeeded();
            return true;
        }
        catch (StreamingException e) when (mayPass(e))
        {
            Volatile.Write(ref _failure, new Failure(e.Message, time.GetUtcNow()));
            return false;
        }
    }

    private void Succeeded()
    {
        Volatile.Write(ref _failure, null);
        _ready.TrySetResult();
    }

    private sealed record Failure(string Sentence, DateTimeOffset At);
}
