using TenFour.Calls.Feeding;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class KafkaPageTests
{
    private static readonly string[] Calls =
    [
        """{"crime_id":"1","original_crime_type_name":"Passing Call","call_date_time":"2018-12-31T08:00:00.000"}""",
        """{"crime_id":"2","original_crime_type_name":"Traffic Stop","call_date_time":"2018-12-31T08:00:01.000"}""",
        """{"crime_id":"3","original_crime_type_name":"Passing Call","call_date_time":"2018-12-31T08:00:02.000"}""",
    ];

    [Fact]
    public async Task PageOverKafka_AfterARestart_CountsEachCallOfTheTopicOnce()
    {
        var servers = Environment.GetEnvironmentVariable("TENFOUR_TEST_KAFKA");
        Assert.SkipWhen(servers is null, "TENFOUR_TEST_KAFKA is not set");
        using var folder = new TemporaryFolder();
        var file = folder.Of("few calls.json");
        await File.WriteAllTextAsync(file, $"[{string.Join(',', Calls)}]", TestContext.Current.CancellationToken);
        var options = new DashboardOptions
        {
            Port = 0,
            DataFolder = folder.Of("data"),
            Kafka = servers,
            Feed = new FeedOptions { Wish = FeedWish.Replay, File = file, Speed = 100 },
        };
        try
        {
            await ShowsThreeAsync(options);
            await ShowsThreeAsync(options);

            Assert.False(Directory.Exists(folder.Of("data/replay")));
        }
        finally
        {
            using var broker = KafkaTopics.Open(servers, KafkaSettings.Default, TimeProvider.System);
            await broker.DeleteAsync(KafkaAddress.ParseTopic(FeedName.Of(FeedKind.Replay, options.Feed).InKafka(servers).Calls).Name);
        }
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
        var records = await page.UntilAsync("/api/topics/calls/records?from=beginning", r => r.GetProperty("records").GetArrayLength() == Calls.Length);
        Assert.Equal(Calls, records.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("value").GetString()));
        await page.UntilAsync(
            "/api/statistics/calls-per-day", r => r.TryGetProperty("rows", out var rows) && rows.GetRawText().Contains("\"calls\":3", StringComparison.Ordinal));
    }
}
