using TenFour.Calls.Feeding;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class KafkaPageTests
{
    [Fact]
    public async Task PageOverKafka_AfterARestart_CountsEachCallOfTheTopicOnce()
    {
        await using var replay = KafkaReplay.Create();

        await ShowsThreeAsync(replay.Options);
        await ShowsThreeAsync(replay.Options);

        Assert.False(Directory.Exists(Path.Combine(replay.Options.DataFolder, "replay")));
    }

    [Fact]
    public async Task Page_WithoutABroker_DoesNotStartAndNamesIt()
    {
        using var folder = new TemporaryFolder();
        var options = new DashboardOptions { Port = 0, DataFolder = folder.Path, Kafka = "localhost:1" };

        var error = await Assert.ThrowsAsync<StreamingException>(() => DashboardHost.StartAsync(options, TimeProvider.System, CancellationToken.None));

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("localhost:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TopicsInKafka_OfEachFeed_HaveNamesOfTheirOwn()
    {
        var replay = new FeedOptions { File = "data/all calls (2018).json" };

        Assert.Equal("kafka://b:9092/calls-simulated", FeedName.Of(FeedKind.Simulated, new FeedOptions()).InKafka("b:9092").Calls);
        Assert.Equal(
            new FeedTopics("kafka://b:9092/calls-live", "kafka://b:9092/call_updates-live"), FeedName.Of(FeedKind.Live, new FeedOptions()).InKafka("b:9092"));
        Assert.Matches("^kafka://b:9092/calls-replay-all-calls--2018--[0-9a-f]{8}$", FeedName.Of(FeedKind.Replay, replay).InKafka("b:9092").Calls);
    }

    private static async Task ShowsThreeAsync(DashboardOptions options)
    {
        await using var page = await RunningPage.StartAsync(options);
        await page.UntilAsync("/api/feed", feed => feed.GetProperty("ended").GetBoolean());
        var records = await page.UntilAsync("/api/topics/calls/records?from=beginning", r => r.GetProperty("records").GetArrayLength() == KafkaReplay.Calls.Length);
        Assert.Equal(KafkaReplay.Calls, records.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("value").GetString()));
        await page.UntilAsync(
            "/api/statistics/calls-per-day", r => r.TryGetProperty("rows", out var rows) && rows.GetRawText().Contains("\"calls\":3", StringComparison.Ordinal));
    }
}
