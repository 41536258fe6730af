using System.Reflection;
using TenFour.Calls.City;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;

namespace TenFour.Dashboard.City;

/// <summary>
/// Runs the statistics of the first page (<c>statistics/now</c>) over the topic that knows of a call first: that of changes, where the feed has one.
/// </summary>
internal sealed class CityStatistics : IAsyncDisposable
{
    private static readonly TimeSpan ClockError = TimeSpan.FromDays(1);

    // A state keeps the room that it once took, and within a batch nothing is old enough to be forgotten: weeks of calls at once would need several
    // times as much as they do in parts.
    private const long MostRecordsPerBatch = 8_192;

    private readonly DashboardOptions _options;
    private readonly TimeProvider _time;
    private readonly RunningStatistic _minutes;
    private readonly RunningStatistic _calls;
    private bool _isReal;

    public CityStatistics(DashboardOptions options, TimeProvider time, RunHistory? history = null, Readership? readers = null)
    {
        (_options, _time) = (options, time);

        // A query that starts anew gives everything anew.
        _minutes = Create("minutes", Memory.ClearCounts, rows => Memory.AddCounts(Past(rows)), history, readers);
        _calls = Create("calls", Memory.ClearCalls, rows => Memory.AddCalls(Past(rows)), history, readers);
    }

    public CityMemory Memory { get; } = new();

    /// <summary>The statistics, in the order of their start.</summary>
    public IReadOnlyList<RunningStatistic> All => [_calls, _minutes];

    /// <summary>Why one of them does not run; null where all do.</summary>
    public string? Failure => All.Select(statistic => statistic.Failure?.Message).FirstOrDefault(message => message is not null);

    /// <summary>Runs them over these topics instead of those before. One that cannot start says why on the page.</summary>
    public async Task ShowAsync(FeedTopics topics)
    {
        await StopAsync().ConfigureAwait(false);
        _isReal = topics.CallUpdates is not null;
        var session = StreamingSession.Local(_options.TimeZone, _time)
            .AddCalls(topics.CallUpdates ?? topics.Calls, _options, _time)
            .AddTable(CityPlaceTable.Create());
        foreach (var statistic in All)
        {
            try
            {
                statistic.Start(session, _options.Workers, topics.CallUpdates ?? topics.Calls);
            }
            catch (StreamingException error)
            {
                statistic.Fail(error);
                _options.Say($"{statistic.Entry.Title}: {error.Message}");
            }
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

    /// <summary>Without the calls of the real city that are yet to come: one mistaken year would make all others old.</summary>
    private IReadOnlyList<object?[]> Past(IReadOnlyList<object?[]> rows) => _isReal
        ? [.. rows.Where(row => (DateTimeOffset)row[0]! <= _time.GetUtcNow() + ClockError)]
        : rows;

    private async Task StopAsync()
    {
        await Task.WhenAll(All.Select(statistic => statistic.StopAsync())).ConfigureAwait(false);
        Memory.ClearCounts();
        Memory.ClearCalls();
    }

    private RunningStatistic Create(string name, Action clear, Action<IReadOnlyList<object?[]>> take, RunHistory? history, Readership? readers)
    {
        RowsSink Sink()
        {
            clear();
            return new RowsSink(take);
        }

        return new RunningStatistic(Load(name), _time, Sink)
        {
            History = history,
            Readers = readers,
            RetryAfter = _options.RetryAfter,
            MostRecordsPerBatch = MostRecordsPerBatch,
        };
    }

    private static StatisticEntry Load(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"now/{name}.sql")!);
        return StatisticEntry.Parse(name, reader.ReadToEnd());
    }
}
