using System.Runtime.ExceptionServices;
using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>A running query: await it, stop it, watch it. Owns its sources, sinks and checkpoint, and closes them when it ends.</summary>
public sealed class StreamingQuery : IAsyncDisposable
{
    private readonly CancellationTokenSource _hardStop;
    private readonly CancellationTokenSource _stop;
    private readonly ProgressLog _log = new();
    private readonly IdleWaits _idle = new();
    private readonly Action<StreamingQueryProgress>? _onProgress;

    private StreamingQuery(QuerySetup setup, Guid id)
    {
        (Id, Name, _onProgress) = (id, setup.Options.Name, setup.OnProgress);
        Plan = PlanSteps.Of(setup.Plan);

        // Who stops at once also ends the waits between batches.
        _hardStop = CancellationTokenSource.CreateLinkedTokenSource(setup.Cancellation);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_hardStop.Token);
        Completion = RunAsync(setup);
    }

    /// <summary>Survives restarts of the checkpoint.</summary>
    public Guid Id { get; }

    /// <summary>New with each start.</summary>
    public Guid RunId { get; } = Guid.NewGuid();

    public string? Name { get; }

    /// <summary>How the query runs: its steps, first the sinks, then from the result to the streams.</summary>
    public IReadOnlyList<PlanStep> Plan { get; }

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
        await (await Task.WhenAny(_idle.WaitAsync(), Completion).WaitAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

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

    internal static StreamingQuery Start(QuerySetup setup) => new(setup, setup.Checkpoint.QueryId);

    /// <summary>Runs and closes everything whatever happens. The first failure counts; those after it come of it.</summary>
    private async Task RunAsync(QuerySetup setup)
    {
        // The caller goes on at once.
        await Task.Yield();
        var failure = await FailureOfAsync(() => LoopAsync(setup)).ConfigureAwait(false);
        foreach (var closing in setup.Sinks.Cast<IAsyncDisposable>().Concat(setup.KeptRecordSinks).Concat(setup.Sources).Append(setup.Checkpoint))
        {
            var closingFailure = await FailureOfAsync(() => closing.DisposeAsync().AsTask()).ConfigureAwait(false);
            failure ??= closingFailure;
        }

        _log.End(failure?.SourceException);
        failure?.Throw();
    }

    private async Task LoopAsync(QuerySetup setup)
    {
        try
        {
            var builder = new ProgressBuilder(Id, RunId, Name, setup.Plan, setup.Sources, setup.Sinks, setup.Time);
            var loop = new QueryLoop(setup, _idle, report => Note(builder.Build(report), report));
            await loop.RunAsync(_stop.Token, _hardStop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_hardStop.IsCancellationRequested)
        {
            // Stopped in the middle of a batch, as asked: the checkpoint has its intent.
        }
    }

    private void Note(StreamingQueryProgress progress, BatchReport report)
    {
        QueryTelemetry.Tell(progress, report.Durations);
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
