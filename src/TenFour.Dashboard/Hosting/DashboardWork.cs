using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Statistics;

namespace TenFour.Dashboard.Hosting;

/// <summary>What runs behind the page: the feed and the queries.</summary>
internal sealed class DashboardWork(CallFeed feed, StatisticsRunner statistics) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public void Start() => _running = Task.Run(() =>
    {
        var feeding = feed.RunAsync(_stop.Token);
        statistics.Start();
        return feeding;
    });

    /// <summary>Ends the feed, then each query after its batch.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        await statistics.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _stop.Dispose();
        return ValueTask.CompletedTask;
    }
}
