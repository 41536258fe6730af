using TenFour.Calls.Feeding;
using TenFour.Dashboard.City;
using TenFour.Dashboard.Feeds;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Statistics;

namespace TenFour.Dashboard.Hosting;

/// <summary>What runs behind the page: the feed, and the queries over its topic.</summary>
internal sealed class DashboardWork(ShownFeed feed, CallTopics callTopics, CityStatistics city, StatisticsRunner statistics, Readership readers, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public void Start() => _running = Task.Run(() => Task.WhenAll(feed.RunAsync(_stop.Token), FollowAsync(), TrimAsync()));

    /// <summary>Ends the feed, then the queries.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        await statistics.DisposeAsync().ConfigureAwait(false);
        await city.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _stop.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TrimAsync()
    {
        try
        {
            await new IdleMemory(readers, time).RunAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The end of the page.
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var topics in feed.TopicsAsync(_stop.Token).ConfigureAwait(false))
            {
                // What the first page shows comes first.
                await city.ShowAsync(topics).ConfigureAwait(false);
                await statistics.ShowAsync(topics).ConfigureAwait(false);
                callTopics.RemoveOld(FeedKind.Simulated);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The end of the page.
        }
    }
}
