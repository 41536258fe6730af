using TenFour.Calls;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;

namespace TenFour.Dashboard.Statistics;

/// <summary>Runs all statistics over the page's topic.</summary>
internal sealed class StatisticsRunner : IAsyncDisposable
{
    private readonly DashboardOptions _options;
    private readonly StreamingSession _session;

    public StatisticsRunner(DashboardOptions options, DataFolder data, TimeProvider time)
    {
        _options = options;
        Data = data;
        _session = StreamingSession.Local(options.TimeZone, time)
            .AddTopic(CallSchema.StreamName, data.CallsTopic, CallSchema.Schema)
            .AddTable(RadioCodeTable.Create());
        All = [.. StatisticCatalog.Load(options.StatisticsFolder, options.Say).Select(e => new RunningStatistic(e, time))];
        Latest = new RunningStatistic(PageStatistics.Latest, time);
        Types = new RunningStatistic(PageStatistics.Types, time);
    }

    public DataFolder Data { get; }

    public IReadOnlyList<RunningStatistic> All { get; }

    /// <summary>The calls as they come, for the page itself.</summary>
    public RunningStatistic Latest { get; }

    /// <summary>Calls by hour and type, for the page itself.</summary>
    public RunningStatistic Types { get; }

    public RunningStatistic? Find(string name) => All.FirstOrDefault(s => s.Entry.Name == name);

    /// <summary>Starts every statistic; one that cannot start says why, and does not keep the others from it.</summary>
    public void Start()
    {
        // What the first page shows comes first. It is computed anew from the topic, which holds all of it.
        Start(Latest, checkpoint: null);
        Start(Types, checkpoint: null);
        foreach (var statistic in All)
        {
            Start(statistic, Data.CheckpointOf(statistic.Entry.Name));
        }
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(All.Append(Latest).Append(Types).Select(s => s.DisposeAsync().AsTask())).ConfigureAwait(false);

    private void Start(RunningStatistic statistic, string? checkpoint)
    {
        try
        {
            statistic.Start(_session, _options.Workers, new QueryStart([]) { CheckpointFolder = checkpoint });
        }
        catch (StreamingException error)
        {
            statistic.Fail(error);
            _options.Say($"{statistic.Entry.Title}: {error.Message}");
        }
    }
}
