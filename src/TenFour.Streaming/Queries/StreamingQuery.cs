using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries;

/// <summary>A running query: await it, stop it, watch it. Owns its sources, sinks and checkpoint, and closes them when it ends.</summary>
public sealed class StreamingQuery : IAsyncDisposable
{
    /// <summary>As many reports as Spark keeps (<c>spark.sql.streaming.numRecentProgressUpdates</c>).</summary>
    private const int RecentReports = 100;

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _hardStop = new();
    private readonly Lock _lock = new();
    private readonly Queue<StreamingQueryProgress> _recent = new();
    private readonly Action<StreamingQueryProgress>? _onProgress;

    private StreamingQuery(QuerySetup setup, Guid id)
    {
        (Id, Name, _onProgress) = (id, setup.Options.Name, setup.OnProgress);
        Completion = RunAsync(setup);
    }

    /// <summary>Survives restarts of the checkpoint.</summary>
    public Guid Id { get; }

    /// <summary>New with each start.</summary>
    public Guid RunId { get; } = Guid.NewGuid();

    public string? Name { get; }

    /// <summary>Ends when the query ends; carries the exception of a query that failed.</summary>
    public Task Completion { get; }

    public bool IsActive => !Completion.IsCompleted;

    /// <summary>Why the query failed, or null.</summary>
    public Exception? Exception => Completion.Exception?.InnerException;

    /// <summary>The report of the newest batch, or null before the first.</summary>
    public StreamingQueryProgress? LastProgress
    {
        get
        {
            lock (_lock)
            {
                return _recent.LastOrDefault();
            }
        }
    }

    /// <summary>The newest reports, oldest first.</summary>
    public IReadOnlyList<StreamingQueryProgress> RecentProgress
    {
        get
        {
            lock (_lock)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>Asks the query to end after the batch that runs, and waits for it. A failure is left to <see cref="Completion"/>.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends the query in the middle of a batch, which the next start runs again, and waits for it.</summary>
    public async Task StopNowAsync()
    {
        await _hardStop.CancelAsync().ConfigureAwait(false);
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

    private async Task RunAsync(QuerySetup setup)
    {
        // The caller goes on at once.
        await Task.Yield();
        try
        {
            var builder = new ProgressBuilder(Id, RunId, Name, setup.Plan, setup.Sources, setup.Sinks, setup.Time);
            var loop = new QueryLoop(
                setup, report => Note(builder.Build(report)));
            await loop.RunAsync(_stop.Token, _hardStop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_hardStop.IsCancellationRequested)
        {
            // Stopped in the middle of a batch, as asked: the checkpoint has its intent.
        }
        finally
        {
            await CloseAsync(setup).ConfigureAwait(false);
        }
    }

    private void Note(StreamingQueryProgress progress)
    {
        lock (_lock)
        {
            _recent.Enqueue(progress);
            if (_recent.Count >= RecentReports)
            {
                _recent.Dequeue();
            }
        }

        _onProgress?.Invoke(progress);
    }

    private static async Task CloseAsync(QuerySetup setup)
    {
        foreach (var closing in setup.Sinks.Cast<IAsyncDisposable>().Concat(setup.Sources).Append(setup.Checkpoint))
        {
            await closing.DisposeAsync().ConfigureAwait(false);
        }
    }
}
