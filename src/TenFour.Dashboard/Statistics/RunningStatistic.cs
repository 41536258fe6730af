using TenFour.Dashboard.Live;
using TenFour.Dashboard.Results;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.Dashboard.Statistics;

/// <summary>A statistic as a query over the page's topic, with its newest result and what its batches reported.</summary>
internal sealed class RunningStatistic(StatisticEntry entry, TimeProvider time, Func<ISink>? sink = null)
{
    public StatisticEntry Entry => entry;

    public ResultStore Result { get; } = new();

    /// <summary>Raised by each batch, and when the query starts or ends.</summary>
    public ChangeSignal Progressed { get; } = new();

    public StreamingQuery? Query { get; private set; }

    public StreamingFrame? Frame { get; private set; }

    /// <summary>Why the query did not start, or failed.</summary>
    public Exception? Failure { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public bool IsActive => Query is { IsActive: true };

    /// <summary>Starts the query.</summary>
    /// <param name="session">Where the topic and the tables have names.</param>
    /// <param name="workers">Threads for its batches.</param>
    public void Start(StreamingSession session, int workers)
    {
        (StartedAt, Failure) = (time.GetUtcNow(), null);
        Frame = session.Sql(entry.File);
        var trigger = entry.File.Trigger is { } text ? Trigger.Parse(text) : Trigger.Default;
        var options = new QueryOptions { Name = entry.Title, Mode = entry.Mode, Workers = workers, Trigger = trigger };
        Query = Frame.Start(options, new QueryStart([sink?.Invoke() ?? new ResultSink(Result, time)]) { OnProgress = _ => Progressed.Raise() });
        Progressed.Raise();
        _ = WatchEndAsync(Query);
    }

    /// <summary>The query could not even be started.</summary>
    public void Fail(Exception failure)
    {
        Failure = failure;
        Progressed.Raise();
    }

    /// <summary>Ends the query, and forgets its result.</summary>
    public async Task StopAsync()
    {
        if (Query is { } query)
        {
            await query.StopNowAsync().ConfigureAwait(false);
            await query.DisposeAsync().ConfigureAwait(false);
            Query = null;
        }

        Result.Clear();
    }

    private async Task WatchEndAsync(StreamingQuery query)
    {
        await query.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (query == Query)
        {
            Failure = query.Exception;
        }

        Progressed.Raise();
        Result.Changed.Raise();
    }
}
