using TenFour.Calls;
using TenFour.Calls.Feeding;
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

    public StatisticsRunner(DashboardOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        All = [.. StatisticCatalog.Load(options.StatisticsFolder, options.Say).Select(e => new RunningStatistic(e, time))];
    }

    public IReadOnlyList<RunningStatistic> All { get; }

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
        await StopAsync().ConfigureAwait(false);
        Topics = topics;
        Session = StreamingSession.Local(_options.TimeZone, _time)
            .AddTopic(CallSchema.StreamName, topics.Calls, CallSchema.Schema)
            .AddTable(RadioCodeTable.Create());
        TopicsChanged.Raise();

        // Everything is computed anew from the topic, which holds all of it: so nothing is missing
        // on the page after a restart, and no batch waits for the disk.
        foreach (var statistic in All)
        {
            Start(statistic, Session);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        foreach (var statistic in All)
        {
            statistic.Result.Dispose();
        }
    }

    private Task StopAsync() => Task.WhenAll(All.Select(s => s.StopAsync()));

    private void Start(RunningStatistic statistic, StreamingSession session)
    {
        try
        {
            statistic.Start(session, _options.Workers);
        }
        catch (StreamingException error)
        {
            statistic.Fail(error);
            _options.Say($"{statistic.Entry.Title}: {error.Message}");
        }
    }
}
