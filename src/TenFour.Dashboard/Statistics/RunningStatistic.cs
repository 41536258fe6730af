using TenFour.Dashboard.Live;
using TenFour.Dashboard.Results;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;

namespace TenFour.Dashboard.Statistics;

/// <summary>A statistic as a query over the page's topic, with its newest result and what its batches reported.</summary>
internal sealed class RunningStatistic : IAsyncDisposable
{
    private readonly TimeProvider _time;

    public RunningStatistic(StatisticEntry entry, TimeProvider time) => (Entry, _time) = (entry, time);

    public StatisticEntry Entry { get; }

    public ResultStore Result { get; } = new();

    /// <summary>Raised by each batch, and when the query ends.</summary>
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
    /// <param name="start">What it works with beside its result.</param>
    public void Start(StreamingSession session, int workers, QueryStart start)
    {
        StartedAt = _time.GetUtcNow();
        Frame = session.Sql(Entry.File);
        var trigger = Entry.File.Trigger is { } text ? Trigger.Parse(text) : Trigger.Default;
        var options = new QueryOptions { Name = Entry.Title, Mode = Entry.Mode, Workers = workers, Trigger = trigger };
        Query = Frame.Start(options, start with
        {
            Sinks = [new ResultSink(Result, _time)],
            OnProgress = _ => Progressed.Raise(),
        });
        _ = WatchEndAsync(Query);
    }

    /// <summary>The query could not even be started.</summary>
    public void Fail(Exception failure)
    {
        Failure = failure;
        Progressed.Raise();
    }

    public async ValueTask DisposeAsync()
    {
        if (Query is { } query)
        {
            await query.DisposeAsync().ConfigureAwait(false);
        }

        Result.Dispose();
    }

    private async Task WatchEndAsync(StreamingQuery query)
    {
        await query.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Failure = query.Exception;
        Progressed.Raise();
        Result.Changed.Raise();
    }
}
