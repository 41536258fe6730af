using System.Collections.Immutable;
using TenFour.Calls;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Statistics;

/// <summary>Runs all statistics over the topic that the page shows.</summary>
internal sealed class StatisticsRunner : IAsyncDisposable
{
    /// <summary>How long the first page has the machine for itself.</summary>
    private static readonly TimeSpan FirstPage = TimeSpan.FromSeconds(3);

    /// <summary>How long the next statistic waits for the one before to have taken in what is there.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(2);

    private const string NoPlace = "RESOURCE_LIMIT.QUERIES";

    private readonly DashboardOptions _options;
    private readonly TimeProvider _time;

    private readonly SemaphoreSlim _one = new(1);
    private readonly RunHistory _history;
    private readonly Readership _readers;
    private ImmutableArray<RunningStatistic> _all;
    private ImmutableHashSet<RunningStatistic> _due = [];
    private CancellationTokenSource? _turns;
    private Task _starting = Task.CompletedTask;

    public StatisticsRunner(DashboardOptions options, DataFolder data, RunHistory history, Readership readers, TimeProvider time)
    {
        (_options, _history, _readers, _time) = (options, history, readers, time);
        _all = [.. StatisticCatalog.Load(options.StatisticsFolder, data.StatisticsFolder, options.Say).Select(Create)];
    }

    /// <summary>All that are listed, by title.</summary>
    public IReadOnlyList<RunningStatistic> All => _all;

    /// <summary>Raised when a statistic is added, changed or removed.</summary>
    public ChangeSignal ListChanged { get; } = new();

    /// <summary>The topics that are shown; null before the first.</summary>
    public FeedTopics? Topics { get; private set; }

    /// <summary>The statistics run on a Spark cluster, when somebody opens them.</summary>
    public bool RunsOnCluster => _options.Cluster is not null;

    /// <summary>The session over these topics, in which further queries can run.</summary>
    public StreamingSession? Session { get; private set; }

    /// <summary>Raised when other topics are shown.</summary>
    public ChangeSignal TopicsChanged { get; } = new();

    /// <summary>The session in which a statistic finds the calls: that of all, unless its header names other fields. Before the first topic it can only be checked.</summary>
    public StreamingSession SessionOf(StatisticEntry entry) =>
        Session is { } shared && SchemaOf(entry) is null ? shared : PageSession.Create(_options, _time, Topics, SchemaOf(entry));

    /// <summary>What a statistic gives, also before it starts; null where it is refused, which is said when it starts.</summary>
    public StreamingFrame? FrameOf(RunningStatistic statistic)
    {
        try
        {
            return statistic.Frame ?? statistic.Bind(SessionOf(statistic.Entry));
        }
        catch (StreamingException)
        {
            return null;
        }
    }

    public RunningStatistic? Find(string name) => All.FirstOrDefault(s => s.Entry.Name == name);

    /// <summary>
    /// Runs every statistic over these topics instead of those before. One that cannot start says why, and keeps no other from it. They start one after
    /// another, when the first page has had its time: all at once would take the machine from it for seconds. One that somebody opens starts at once.
    /// </summary>
    public async Task ShowAsync(FeedTopics topics)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            // On a cluster only those run that somebody has opened.
            var wanted = RunsOnCluster ? [.. _all.Where(s => s.IsActive)] : _all;
            await StopAsync().ConfigureAwait(false);
            Topics = topics;
            Session = PageSession.Create(_options, _time, topics);
            TopicsChanged.Raise();

            // Everything is computed anew from the topic, which holds all of it: so nothing is missing on the page after a restart, and no
            // batch waits for the disk.
            _due = [.. wanted];
            _turns = new CancellationTokenSource();
            _starting = StartInTurnAsync(wanted, _turns.Token);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Runs a statistic instead of the one of the same name, if there is one.</summary>
    public async Task<RunningStatistic> ReplaceAsync(StatisticEntry entry)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await DropAsync(entry.Name).ConfigureAwait(false);
            var statistic = Create(entry);
            _all = [.. _all.Append(statistic).OrderBy(s => s.Entry.Title, StringComparer.OrdinalIgnoreCase)];
            await MakeRoomAsync(statistic).ConfigureAwait(false);
            Start(statistic);
            ListChanged.Raise();
            return statistic;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// Somebody wants to see a statistic: it starts before its turn, or now that there is a place for it; on a cluster it starts with that, unless it has
    /// failed, which is to be seen first.
    /// </summary>
    public Task OpenAsync(string name)
    {
        _readers.Turn();
        return Find(name) is { IsActive: false } statistic && (RunsOnCluster ? statistic.Failure is null : WaitsForPlace(statistic) && HasPlace)
            ? StartAgainAsync(statistic)
            : HurryAsync(name);
    }

    /// <summary>Starts a statistic whose turn has not come yet, or waits for its start.</summary>
    public Task HurryAsync(string name) => Find(name) is { } statistic && _due.Contains(statistic) ? StartDueAsync(statistic, CancellationToken.None) : Task.CompletedTask;

    /// <summary>Starts a statistic that does not run.</summary>
    public async Task StartAgainAsync(RunningStatistic statistic)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!statistic.IsActive && _all.Contains(statistic))
            {
                await MakeRoomAsync(statistic).ConfigureAwait(false);
                await statistic.StopAsync().ConfigureAwait(false);
                Start(statistic);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends a statistic, whose last result stays to be looked at; one that waits for its place starts.</summary>
    public async Task EndAsync(string name)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Find(name) is { } statistic)
            {
                await statistic.EndAsync().ConfigureAwait(false);
                FillPlaces();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends a statistic, and lists it no longer; one that waits for its place starts.</summary>
    public async Task RemoveAsync(string name)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await DropAsync(name).ConfigureAwait(false);
            FillPlaces();
            ListChanged.Raise();
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        foreach (var statistic in All)
        {
            statistic.Result.Dispose();
        }

        _turns?.Dispose();
        _one.Dispose();
    }

    private async Task StartInTurnAsync(IEnumerable<RunningStatistic> wanted, CancellationToken stop)
    {
        try
        {
            await Task.Delay(RunsOnCluster ? TimeSpan.Zero : FirstPage, _time, stop).ConfigureAwait(false);
            foreach (var statistic in wanted)
            {
                await StartDueAsync(statistic, stop).ConfigureAwait(false);
                await statistic.CatchUpAsync(LongestTurn, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end of the page, or other topics.
        }
    }

    /// <summary>Starts it, unless somebody has been quicker.</summary>
    private async Task StartDueAsync(RunningStatistic statistic, CancellationToken stop)
    {
        await _one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_due.Contains(statistic))
            {
                // Due until it runs: who hurries it meanwhile has to wait.
                Start(statistic);
                _due = _due.Remove(statistic);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task DropAsync(string name)
    {
        if (Find(name) is { } old)
        {
            (_all, _due) = (_all.Remove(old), _due.Remove(old));
            await old.StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Those that readers have written are many, perhaps, and not to take the machine from the others.</summary>
    private void RequirePlace(RunningStatistic statistic)
    {
        if (!RunsOnCluster && statistic.Entry.IsOwn && !HasPlace)
        {
            throw StreamingException.ForUser(
                $"{TypedLimits.MostRunning} statistics of your own are running, which is the limit.",
                NoPlace,
                "This one starts when one of them is stopped or removed.");
        }
    }

    private bool HasPlace => _all.Count(s => s.Entry.IsOwn && s.IsActive) < TypedLimits.MostRunning;

    private static bool WaitsForPlace(RunningStatistic statistic) => statistic.Failure is StreamingException { Condition: NoPlace };

    private void FillPlaces()
    {
        foreach (var waiting in _all.Where(WaitsForPlace))
        {
            if (!HasPlace)
            {
                break;
            }

            Start(waiting);
        }
    }

    private static Schema? SchemaOf(StatisticEntry entry) => entry.File.SchemaOf(CallSchema.StreamName);

    private Task MakeRoomAsync(RunningStatistic next) =>
        RunsOnCluster ? Task.WhenAll(ClusterPlaces.MakingRoom(_all, next).Select(s => s.EndAsync())) : Task.CompletedTask;

    private async Task StopAsync()
    {
        if (_turns is { } turns)
        {
            await turns.CancelAsync().ConfigureAwait(false);
            await _starting.ConfigureAwait(false);
            turns.Dispose();
            (_turns, _due) = (null, []);
        }

        await Task.WhenAll(All.Select(s => s.StopAsync())).ConfigureAwait(false);
    }

    /// <summary>Starts it if there is a topic yet.</summary>
    private void Start(RunningStatistic statistic)
    {
        if (Topics is not { } topics)
        {
            return;
        }

        try
        {
            RequirePlace(statistic);
            var session = RunsOnCluster
                ? PageSession.Create(_options, _time, topics, SchemaOf(statistic.Entry), sentence => Warn(statistic, sentence))
                : SessionOf(statistic.Entry);
            statistic.Start(session, _options.Workers, topics.Calls, _options.Cluster?.Display);
        }
        catch (StreamingException error)
        {
            statistic.Fail(error);
            _options.Say($"{statistic.Entry.Title}: {error.Message}");
        }
    }

    /// <summary>What a cluster refuses is not tried again and again: a reader starts it.</summary>
    private RunningStatistic Create(StatisticEntry entry) => new(entry, _time)
    {
        History = _history,
        Readers = _readers,
        RetryAfter = RunsOnCluster ? null : _options.RetryAfter,
    };

    private void Warn(RunningStatistic statistic, string sentence)
    {
        statistic.Wait(sentence);
        _options.Say($"{statistic.Entry.Title}: {sentence}");
    }
}
