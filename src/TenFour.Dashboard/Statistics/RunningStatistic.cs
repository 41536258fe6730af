using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Results;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.Dashboard.Statistics;

/// <summary>A statistic as a query over the page's topic, with its newest result and what its batches reported.</summary>
internal sealed class RunningStatistic(StatisticEntry entry, TimeProvider time, Func<ISink>? sink = null)
{
    private readonly Lock _starting = new();
    private RunRecording? _recording;
    private Action? _again;

    public StatisticEntry Entry => entry;

    public ResultStore Result { get; } = new();

    /// <summary>Raised by each batch, and when the query starts or ends.</summary>
    public ChangeSignal Progressed { get; } = new();

    /// <summary>How many records its batches take.</summary>
    public InputRate InputRate { get; } = new(time);

    public StreamingQuery? Query { get; private set; }

    public StreamingFrame? Frame { get; private set; }

    /// <summary>Where its runs are kept; null where they are not.</summary>
    public RunHistory? History { get; init; }

    /// <summary>How long after a failure of its environment it starts again by itself, from the beginning of the topic; null: never.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Its batches wait while nobody looks at it; null: they never wait.</summary>
    public Readership? Readers { get; init; }

    /// <summary>How many records a batch takes at most; null: all that are there.</summary>
    public long? MostRecordsPerBatch { get; init; }

    /// <summary>Keeps what the newest run reports; null before the first.</summary>
    public RunRecorder? Recorder => _recording?.Recorder;

    /// <summary>The malformed records that the newest run has met.</summary>
    public RejectedRecords Rejected { get; private set; } = new();

    /// <summary>What it waits for, as a sentence, such as a cluster that does not answer; null where batches come.</summary>
    public string? Notice { get; private set; }

    /// <summary>Why the query did not start, or failed.</summary>
    public Exception? Failure { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>A page shows it. Where its rows go to a sink of their own, as those of the first page do, nobody can know better.</summary>
    private bool IsLookedAt => sink is not null || Result.Changed.IsWatched || Progressed.IsWatched;

    public bool IsActive => Query is { IsActive: true };

    /// <summary>Starts the query.</summary>
    /// <param name="session">Where the topic and the tables have names.</param>
    /// <param name="workers">Threads for its batches.</param>
    /// <param name="source">Where the records come from, in words.</param>
    /// <param name="cluster">The cluster of the session; null: this program runs it.</param>
    public void Start(StreamingSession session, int workers, string source, string? cluster = null)
    {
        (StartedAt, Failure, Notice) = (time.GetUtcNow(), null, cluster is null ? null : $"Starting on Spark at {cluster}.");
        _again = () => Start(session, workers, source, cluster);
        using var within = WorkBudget.Enter(Budget("Starting the query"));
        Frame = session.Sql(entry.File);
        var rows = sink?.Invoke() ?? new ResultSink(Result, time, Budget("Reading the result"), entry.Mode == OutputMode.Update ? ResultKey.Of(Frame.Plan) : null);
        Rejected = new RejectedRecords();
        lock (_starting)
        {
            Query = Frame.Start(Options(workers), new QueryStart([rows]) { Rejected = cluster is null ? Rejected : null, OnProgress = Note });
            _recording = new RunRecording(History, new RunHeader(entry.Name, entry.Title, Query.Id, Query.RunId, StartedAt.Value, source, Query.Plan, cluster));
        }

        Progressed.Raise();
        _ = WatchEndAsync(Query, _recording);
    }

    /// <summary>What the query would give, without starting it.</summary>
    /// <exception cref="StreamingException">The statistic is refused, or takes too much.</exception>
    public StreamingFrame Bind(StreamingSession session)
    {
        using var within = WorkBudget.Enter(Budget("Reading the statistic"));
        return session.Sql(entry.File);
    }

    /// <summary>Waits until the query has taken in what is in the topic now, or has ended, but no longer than so.</summary>
    public async Task CatchUpAsync(TimeSpan atMost, CancellationToken stop)
    {
        if (Query is { } query)
        {
            // Why it ends, if it does, is noted where it is watched.
            await query.ProcessAllAvailableAsync(stop).WaitAsync(atMost, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The query waits for something.</summary>
    public void Wait(string sentence)
    {
        Notice = sentence;
        Progressed.Raise();
    }

    /// <summary>Ends the query, whose result takes too much to be read.</summary>
    public async Task GiveUpAsync(Exception failure)
    {
        await EndAsync().ConfigureAwait(false);
        Fail(failure);
    }

    /// <summary>The query could not even be started.</summary>
    public void Fail(Exception failure)
    {
        Failure = failure;
        RetryLater();
        Progressed.Raise();
    }

    /// <summary>Ends the query, and forgets its result.</summary>
    public async Task StopAsync()
    {
        await EndAsync().ConfigureAwait(false);
        Result.Clear();
    }

    /// <summary>Ends the query; its last result stays.</summary>
    public async Task EndAsync()
    {
        lock (_starting)
        {
            _again = null;
        }

        if (Query is { } query)
        {
            await query.StopNowAsync().ConfigureAwait(false);
            await query.DisposeAsync().ConfigureAwait(false);
            Query = null;
            Progressed.Raise();
        }
    }

    private void RetryLater()
    {
        if (RetryAfter is { } pause && Failure is StreamingException { Fault: Fault.Environment } && _again is { } again)
        {
            Notice = $"It starts again in {pause.TotalSeconds:0} s.";
            _ = RetryAsync(pause, again);
        }
    }

    private async Task RetryAsync(TimeSpan pause, Action again)
    {
        await Task.Delay(pause, time).ConfigureAwait(false);
        lock (_starting)
        {
            // Ended or started by somebody else meanwhile.
            if (_again != again)
            {
                return;
            }

            try
            {
                again();
            }
            catch (StreamingException error)
            {
                Fail(error);
            }
        }
    }

    private QueryOptions Options(int workers)
    {
        var options = new QueryOptions
        {
            Name = entry.Title,
            Mode = entry.Mode,
            Workers = workers,
            Trigger = entry.File.Trigger is { } text ? Trigger.Parse(text) : Trigger.Default,
            MaxOffsetsPerTrigger = MostRecordsPerBatch,
            Pace = Readers is { } readers ? stop => readers.WaitAsync(this, IsLookedAt, stop) : null,
        };
        return entry.IsOwn
            ? options with { Workers = TypedLimits.Workers, MaxOffsetsPerTrigger = TypedLimits.MostRecordsPerBatch, Limits = TypedLimits.Query }
            : options;
    }

    private WorkBudget? Budget(string what) => entry.IsOwn ? new WorkBudget(what, TypedLimits.Query, time) : null;

    private void Note(StreamingQueryProgress progress)
    {
        // The first batch may be over before the caller knows of the query.
        lock (_starting)
        {
            _recording!.Add(progress);
            InputRate.Add(progress.NumInputRows);
            Notice = null;
        }

        Readers?.CatchUp(this);
        Progressed.Raise();
    }

    private async Task WatchEndAsync(StreamingQuery query, RunRecording recording)
    {
        await query.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Readers?.CatchUp(this);
        recording.End(query.Exception?.Message);
        if (query == Query)
        {
            (Failure, Notice) = (query.Exception, null);
            if (Failure is StreamingException { IsOverLimit: true })
            {
                // What took too much is not kept to be looked at.
                Result.Clear();
            }

            RetryLater();
        }

        Progressed.Raise();
        Result.Changed.Raise();
    }
}
