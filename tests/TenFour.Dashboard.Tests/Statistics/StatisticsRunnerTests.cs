using Microsoft.Extensions.Time.Testing;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Statistics;

/// <summary>In which order statistics start, on a clock that stands until it is moved.</summary>
public sealed class StatisticsRunnerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly DashboardOptions _options;
    private readonly DataFolder _data;
    private readonly RunHistory _history;
    private readonly StatisticsRunner _runner;

    public StatisticsRunnerTests()
    {
        (_options, _data) = (new DashboardOptions { DataFolder = _folder.Path }, new DataFolder(_folder.Path));
        _history = new RunHistory(_data, _options, _time);
        _runner = new StatisticsRunner(_options, _data, _history, new Readership(_time), _time);
    }

    public async ValueTask InitializeAsync()
    {
        var topic = _folder.Of("calls");
        FileTopic.Create(topic, partitions: 1, TimeProvider.System);
        await _runner.ShowAsync(new FeedTopics(topic));
    }

    [Fact]
    public async Task Statistic_ThatSomebodyOpens_StartsBeforeTheOthers()
    {
        await _runner.OpenAsync("calls-per-day");

        Assert.Equal(["calls-per-day"], Active());
    }

    [Fact]
    public async Task Statistic_ThatSeveralOpenAtOnce_HasStartedForEachOfThem()
    {
        foreach (var statistic in _runner.All)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                await _runner.HurryAsync(statistic.Entry.Name);
                Assert.NotNull(statistic.Query);
            })));
        }
    }

    [Fact]
    public async Task FrameOf_BeforeTheFirstTopic_HasTheColumns()
    {
        await using var early = new StatisticsRunner(_options, _data, _history, new Readership(_time), _time);

        var frame = early.FrameOf(early.Find("response-times")!);

        Assert.Contains("minutes_to_arrival", frame!.Schema.Fields.Select(f => f.Name));
    }

    [Fact]
    public async Task Statistics_WhenTheFirstPageHasHadItsTime_AllStart()
    {
        Assert.Empty(Active());

        _time.Advance(TimeSpan.FromSeconds(3));

        await UntilAsync(() => _runner.All.All(s => s.IsActive));
    }

    [Fact]
    public async Task Statistic_ThatWasRemovedBeforeItsTurn_DoesNotStart()
    {
        var removed = _runner.Find("calls-per-day")!;
        await _runner.RemoveAsync("calls-per-day");

        _time.Advance(TimeSpan.FromSeconds(3));

        await UntilAsync(() => _runner.All.All(s => s.IsActive));
        Assert.Null(removed.StartedAt);
    }

    [Fact]
    public async Task Statistics_WhenOtherTopicsAreShownBeforeTheirTurn_RunOverThose()
    {
        var other = _folder.Of("other");
        FileTopic.Create(other, partitions: 1, TimeProvider.System);
        await _runner.ShowAsync(new FeedTopics(other));

        _time.Advance(TimeSpan.FromSeconds(3));

        await UntilAsync(() => _runner.All.All(s => s.IsActive));
        Assert.All(_runner.All, s => Assert.Equal(other, s.Recorder!.Header.Source));
    }

    [Fact]
    public async Task Statistic_ThatIsNew_ReplacesNoOtherOfItsName()
    {
        using var check = new StatisticCheck(_options, _runner, _time);
        using var own = new OwnStatistics(_data, _runner, check);
        await own.SaveAsync("mine", "SELECT crime_id FROM calls", mayReplace: false);

        var error = await Assert.ThrowsAsync<StreamingException>(() => own.SaveAsync("mine", "SELECT address FROM calls", mayReplace: false));
        var (text, file) = (_runner.Find("mine")!.Entry.Sql, await File.ReadAllTextAsync(_data.StatisticFile("mine"), TestContext.Current.CancellationToken));
        await own.SaveAsync("mine", "SELECT disposition FROM calls");

        Assert.Equal("You have a statistic mine already.", error.Message);
        Assert.Equal(("SELECT crime_id FROM calls", text), (text, file));
        Assert.Equal("SELECT disposition FROM calls", _runner.Find("mine")!.Entry.Sql);
    }

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        await _history.DisposeAsync();
        _folder.Dispose();
    }

    private string[] Active() => [.. _runner.All.Where(s => s.IsActive).Select(s => s.Entry.Name)];

    /// <summary>Moves the clock on, on which queries look again at their topics.</summary>
    private async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            await Task.Delay(10, patience.Token);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
