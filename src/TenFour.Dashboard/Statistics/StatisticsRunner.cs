using System.Collections.Immutable;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;

namespace TenFour.Dashboard.Statistics;

/// <summary>Runs all statistics over the topic that the page shows.</summary>
internal sealed class StatisticsRunner : IAsyncDisposable
{
    private readonly DashboardOptions _options;
    private readonly TimeProvider _time;

    private readonly SemaphoreSlim _one = new(1);
    private readonly RunHistory _history;
    private ImmutableArray<RunningStatistic> _all;

    public StatisticsRunner(DashboardOptions options, DataFolder data, RunHistory history, TimeProvider time)
    {
        (_options, _history, _time) = (options, history, time);
        _all = [.. StatisticCatalog.Load(options.StatisticsFolder, data.StatisticsFolder, options.Say).Select(e => new RunningStatistic(e, time) { History = history })];
    }

    /// <summary>All that are listed, by title.</summary>
    public IReadOnlyList<RunningStatistic> All => _all;

    /// <summary>Raised when a statistic is added, changed or removed.</summary>
    public ChangeSignal ListChanged { get; } = new();

    /// <summary>The topics that are shown; null before the first.</summary>
    public FeedTopics? Topics { get; private set; }

    /// <summary>The session over these topics, in which further queries can run.</summary>
    public StreamingSession? Session { get; private set; }

    /// <summary>Raised when other topics are shown.</summary>
    public ChangeSignal TopicsChanged { get; } = new();

    public RunningStatistic? Find(string name) => All.FirstOrDefault(s => s.Entry.Name == name);

    /// <summary>Runs every statistic over these topics instead of those before. One that cannot start says why, and keeps no other from it.</summary>
    public async Task ShowAsync(FeedTopics topics)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await StopAsync().ConfigureAwait(false);
            Topics = topics;
            Session = PageSession.Create(_options, _time, topics);
            TopicsChanged.Raise();

            // Everything is computed anew from the topic, which holds all of it: so nothing is missing on the page after a restart, and no
            // batch waits for the disk.
            foreach (var statistic in _all)
            {
                Start(statistic, Session);
            }
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
            var statistic = new RunningStatistic(entry, _time) { History = _history };
            _all = [.. _all.Append(statistic).OrderBy(s => s.Entry.Title, StringComparer.OrdinalIgnoreCase)];
            if (Session is { } session)
            {
                Start(statistic, session);
            }

            ListChanged.Raise();
            return statistic;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends a statistic, and lists it no longer.</summary>
    public async Task RemoveAsync(string name)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await DropAsync(name).ConfigureAwait(false);
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

        _one.Dispose();
    }

    private async Task DropAsync(string name)
    {
        if (Find(name) is { } old)
        {
            _all = _all.Remove(old);
            await old.StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Those that readers have written are many, perhaps, and not to take the machine from the others.</summary>
    private void RequirePlace(RunningStatistic statistic)
    {
        if (statistic.Entry.IsOwn && _all.Count(s => s.Entry.IsOwn && s.IsActive) >= TypedLimits.MostRunning)
        {
            throw StreamingException.ForUser(
                $"{TypedLimits.MostRunning} statistics of your own are running, which is the limit.",
                "RESOURCE_LIMIT.QUERIES",
                "Stop one of them, then start this one.");
        }
    }

    private Task StopAsync() => Task.WhenAll(All.Select(s => s.StopAsync()));

    private void Start(RunningStatistic statistic, StreamingSession session)
    {
        try
        {
            RequirePlace(statistic);
            statistic.Start(session, _options.Workers, Topics!.Calls);
        }
        catch (StreamingException error)
        {
            statistic.Fail(error);
            _options.Say($"{statistic.Entry.Title}: {error.Message}");
        }
    }
}
