using TenFour.Calls.Feeding;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Spark.Settings;
using TenFour.Testing;

namespace TenFour.Browser.Tests.Harness;

/// <summary>The page's server with a folder of its own, on a free port of this process, and what its feed needs.</summary>
public sealed class ShownServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TimeProvider _time;
    private readonly DatasetStandIn? _dataset;
    private DashboardOptions _options;
    private DashboardHost? _host;

    private ShownServer(FeedOptions feed, TimeProvider time, DatasetStandIn? dataset)
    {
        (_time, _dataset) = (time, dataset);
        _options = new DashboardOptions { Port = 0, DataFolder = _folder.Path, Feed = feed };
    }

    public Uri Address => _host!.Address;

    public static async Task<ShownServer> StartAsync(FeedWish wish)
    {
        var server = wish switch
        {
            FeedWish.Replay => Replay(2_880, TimeSpan.FromSeconds(30), FeedOptions.DefaultSpeed),
            FeedWish.Live => await LiveAsync(),
            _ => new ShownServer(new FeedOptions { Wish = FeedWish.Simulated }, TimeProvider.System, null),
        };
        await server.StartAsync();
        return server;
    }

    /// <summary>Replays made-up calls over Kafka, in a topic of its own that goes with the server, with the statistics on a Spark cluster.</summary>
    public static async Task<ShownServer> StartOnSparkAsync(string kafka, string spark)
    {
        var server = Replay(2_880, TimeSpan.FromSeconds(30), FeedOptions.DefaultSpeed);
        server._options = server._options with { Kafka = kafka, Cluster = ConnectAddress.Parse(spark) };
        await server.StartAsync();
        return server;
    }

    /// <summary>Replays made-up calls, so many a second.</summary>
    public static async Task<ShownServer> StartBusyAsync(int callsPerSecond, TimeSpan duration)
    {
        const double Speed = 10_000;
        var server = Replay((int)(callsPerSecond * duration.TotalSeconds), TimeSpan.FromSeconds(Speed / callsPerSecond), Speed);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again after a stop, at the same address.</summary>
    public async Task StartAsync()
    {
        _host = await DashboardHost.StartAsync(_options, _time, CancellationToken.None);
        _options = _options with { Port = Address.Port };
    }

    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_dataset is not null)
        {
            await _dataset.DisposeAsync();
        }

        if (_options.Kafka is { } servers)
        {
            using var broker = KafkaTopics.Open(servers, KafkaSettings.Default, _time);
            await broker.DeleteAsync(KafkaAddress.ParseTopic(FeedName.Of(FeedKind.Replay, _options.Feed).InKafka(servers).Calls).Name);
        }

        _folder.Dispose();
    }

    private static ShownServer Replay(int calls, TimeSpan apart, double speed)
    {
        var server = new ShownServer(new FeedOptions { Wish = FeedWish.Replay, Speed = speed }, TimeProvider.System, null);
        var file = server._folder.Of("calls.ndjson");
        CallFile.Write(file, calls, apart);
        server._options = server._options with { Feed = server._options.Feed with { File = file } };
        return server;
    }

    /// <summary>A dataset in which another call is closed whenever it is asked, which is each second instead of each minute.</summary>
    private static async Task<ShownServer> LiveAsync()
    {
        var dataset = await DatasetStandIn.StartAsync(TimeProvider.System.GetUtcNow);
        dataset.Arrived = earlier => dataset.Rows = [.. Enumerable.Range(1, Math.Min(earlier + 3, 59)).Select(n => DatasetRows.Row(n, n, closed: true))];
        return new ShownServer(new FeedOptions { Wish = FeedWish.Live, LiveAddress = dataset.Address }, new ImpatientTime(), dataset);
    }
}
