using TenFour.Calls.Feeding;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

/// <summary>A page that replays three calls of one day over the broker of TENFOUR_TEST_KAFKA, in a topic of its own that is deleted afterwards.</summary>
internal sealed class KafkaReplay : IAsyncDisposable
{
    public static readonly string[] Calls =
    [
        """{"crime_id":"1","original_crime_type_name":"Passing Call","call_date_time":"2018-12-31T08:00:00.000"}""",
        """{"crime_id":"2","original_crime_type_name":"Traffic Stop","call_date_time":"2018-12-31T08:00:01.000"}""",
        """{"crime_id":"3","original_crime_type_name":"Passing Call","call_date_time":"2018-12-31T08:00:02.000"}""",
    ];

    private readonly TemporaryFolder _folder = new();

    private KafkaReplay(string servers)
    {
        var file = _folder.Of("few calls.json");
        File.WriteAllText(file, $"[{string.Join(',', Calls)}]");
        Options = new DashboardOptions
        {
            Port = 0,
            DataFolder = _folder.Of("data"),
            Kafka = servers,
            Feed = new FeedOptions { Wish = FeedWish.Replay, File = file, Speed = 100 },
        };
    }

    public DashboardOptions Options { get; }

    /// <summary>Skips the test where there is no broker.</summary>
    public static KafkaReplay Create()
    {
        var servers = Environment.GetEnvironmentVariable("TENFOUR_TEST_KAFKA");
        Assert.SkipWhen(servers is null, "TENFOUR_TEST_KAFKA is not set");
        return new KafkaReplay(servers);
    }

    public async ValueTask DisposeAsync()
    {
        using var broker = KafkaTopics.Open(Options.Kafka!, KafkaSettings.Default, TimeProvider.System);
        await broker.DeleteAsync(KafkaAddress.ParseTopic(FeedName.Of(FeedKind.Replay, Options.Feed).InKafka(Options.Kafka!).Calls).Name);
        _folder.Dispose();
    }
}
