using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Tests.Hosting;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Feeds;

/// <summary>The simulated city never ends, and the room that it takes has a bound.</summary>
public sealed class FullTopicTests
{
    /// <summary>A little more than the four weeks with which a topic begins.</summary>
    private const long Most = 64_000;

    [Fact]
    public async Task Topic_ThatIsFull_IsFollowedByANewOneAndRemoved()
    {
        using var folder = new TemporaryFolder();
        var feed = new FeedOptions { MostSimulatedRecords = Most, Speed = 10_000 };
        await using var page = await RunningPage.StartAsync(new DashboardOptions { Port = 0, DataFolder = folder.Path, Feed = feed });
        await page.WithRowsAsync("calls-per-day");
        var first = Path.Combine(folder.Path, "simulated", "calls");

        await page.UntilAsync("/api/topics", _ => !Directory.Exists(first));

        await page.WithRowsAsync("calls-per-day");
        Assert.Contains("begins anew", await page.Client.GetStringAsync("/topics"), StringComparison.Ordinal);
    }
}
