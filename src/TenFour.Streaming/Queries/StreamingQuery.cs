using System.Runtime.ExceptionServices;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Streaming.Queries;

/// <summary>A running query: await it, stop it, watch it. Closes what it works with when it ends.</summary>
public sealed class StreamingQuery : IAsyncDisposable
{
    private readonly CancellationTokenSource _hardStop;
    private readonly CancellationTokenSource _stop;
    private readonly ProgressLog _log = new();
    private readonly IQueryRun _run;
    private readonly Action<StreamingQueryProgress>? _onProgress;

    private StreamingQuery(IQueryRun run, string? name, Action<StreamingQueryProgress>? onProgress, CancellationToken cancellation)
    {
        (_run, Name, _onProgress) = (run, name, onProgress);

        // Who stops at once also ends the waits between batches.
        _hardStop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_hardStop.Token);
        Completion = RunAsync();
    }

    /// <summary>Survives restarts of the checkpoint. On a cluster it is empty until the query has started there.</summary>
    public Guid Id => _run.Id;

    /// <summary>New with each start. On a cluster it is empty until the query has started there.</summary>
    public Guid RunId => _run.RunId;

    public string? Name { get; }

    /// <summary>How the query runs: its steps, first the sinks, then from the result to the streams. Empty on a cluster, which has its own.</summary>
    public IReadOnlyList<PlanStep> Plan => _run.Plan;

    /// <summary>Ends when the query ends; carries the exception of a query that failed.</summary>
    public Task Completion { get; }

    public bool IsActive => !Completion.IsCompleted;

    /// <summary>Why the query failed, or null.</summary>
    public Exception? Exception => Completion.Exception?.InnerException;

    /// <summary>The report of the newest batch, or null before the first.</summary>
    public StreamingQueryProgress? LastProgress => _log.Last;

    /// <summary>The newest reports, oldest first.</summary>
    public IReadOnlyList<StreamingQueryProgress> RecentProgress => _log.Recent;

    /// <summary>
    /// The reports from this call on, batch by batch. Ends when the query ends, with the exception of a query that failed. Who falls more than
    /// 100 reports behind misses the oldest.
    /// </summary>
    /// <param name="cancellationToken">Ends the watching, not the query.</param>
    public IAsyncEnumerable<StreamingQueryProgress> WatchAsync(CancellationToken cancellationToken = default) => _log.Watch(cancellationToken);

    /// <summary>
    /// Waits until all records that are in the topics now are in the sinks (Spark's <c>processAllAvailable</c>), or the query has ended. May
    /// wait for ever where records keep coming.
    /// </summary>
    /// <exception cref="Errors.StreamingException">The query failed.</exception>
    public async Task ProcessAllAvailableAsync(CancellationToken cancellationToken = default) =>
        await (await Task.WhenAny(_run.WaitUntilIdleAsync(cancellationToken), Completion).WaitAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Asks the query to end after the batch that runs, and waits for it. A failure is left to <see cref="Completion"/>.</summary>
    public async Task StopAsync()
    {
        if (IsActive)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends the query in the middle of a batch, which the next start runs again, and waits for it.</summary>
    public async Task StopNowAsync()
    {
        if (IsActive)
        {
            await _hardStop.CancelAsync().ConfigureAwait(false);
        }

        await StopAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until the query ends; true when it did within the time.</summary>
    /// <exception cref="Errors.StreamingException">The query failed.</exception>
    public async Task<bool> AwaitTerminationAsync(TimeSpan? atMost = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await Completion.WaitAsync(atMost ?? Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
        _hardStop.Dispose();
    }

    /// <summary>Starts a run and watches over it.</summary>
    /// <param name="cancellation">Ends it in the middle of a batch.</param>
    internal static StreamingQuery Start(IQueryRun run, string? name, Action<StreamingQueryProgress>? onProgress, CancellationToken cancellation) =>
        new(run, name, onProgress, cancellation);

    /// <summary>Runs and closes everything whatever happens. The first failure counts; one after it comes of it.</summary>
    private async Task RunAsync()
    {
        // The caller goes on at once.
        await Task.Yield();
        var failure = await FailureOfAsync(LoopAsync).ConfigureAwait(false);
        var closingFailure = await FailureOfAsync(() => _run.DisposeAsync().AsTask()).ConfigureAwait(false);
        failure ??= closingFailure;
        _log.End(failure?.SourceException);
        failure?.Throw();
    }

    private async Task LoopAsync()
    {
        try
        {
            await _run.RunAsync(Note, _stop.Token, _hardStop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_hardStop.IsCancellationRequested)
        {
            // Stopped in the middle of a batch, as asked: the checkpoint has its intent.
        }
    }

    private void Note(StreamingQueryProgress progress)
    {
        _log.Add(progress);
        _onProgress?.Invoke(progress);
    }

    private static async Task<ExceptionDispatchInfo?> FailureOfAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            return ExceptionDispatchInfo.Capture(failure);
        }
    }
}
