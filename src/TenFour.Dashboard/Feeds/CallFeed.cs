using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Feeds.Sorting;
using TenFour.Calls.Producing;
using TenFour.Calls.Simulation;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Dashboard.Feeds;

/// <summary>Fills the topic of the page until it is cancelled.</summary>
internal sealed class CallFeed(DashboardOptions options, DataFolder data, TimeProvider time)
{
    /// <summary>A minute of the city in a second: a call arrives about twice a second.</summary>
    private const double SimulatedSpeed = 60;

    public FeedStatus Status { get; private set; } = new(options.Feed.Kind, Describe(options.Feed));

    public ChangeSignal Changed { get; } = new();

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            var (feed, name) = await OpenAsync(cancellation).ConfigureAwait(false);
            using (feed)
            {
                using var writer = FileTopicWriter.Open(data.CallsTopic, name, FileTopicWriterOptions.Default with { Warn = options.Say }, time);
                await new Producer(feed, writer, new ProduceOptions { Pacing = Pacing() }, time).RunAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (StreamingException error)
        {
            Status = Status with { Failure = error.Message };
            options.Say($"the feed has ended: {error.Message}");
            Changed.Raise();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The end of the page.
        }
    }

    private static string Describe(FeedOptions feed) => feed.Kind switch
    {
        FeedKind.Replay => $"Replay of {Path.GetFileName(feed.File)}, ×{feed.Speed ?? SimulatedSpeed:0.##}",
        FeedKind.Live => "Live from the city",
        _ => $"Simulated city, ×{feed.Speed ?? SimulatedSpeed:0.##}",
    };

    private async Task<(IRecordFeed Feed, string Name)> OpenAsync(CancellationToken cancellation)
    {
        if (options.Feed is { Kind: FeedKind.Replay, File: { } path })
        {
            var file = await FileFeed.OpenAsync(FeedInput.File(path), new FileFeedOptions(), cancellation).ConfigureAwait(false);
            var name = ProducerName.OfFile(Path.GetFullPath(path), file, new FileInfo(path).Length, isRepeated: false, keyField: null);
            return (new SortedFeed(file, new SortOptions()), name);
        }

        var simulation = new CallGeneratorOptions { Start = SimulatedStart.Of(data.FeedFile, time).Day };
        return (new SimulatedFeed(simulation), ProducerName.OfSimulation(simulation, keyField: null));
    }

    private IPacing Pacing()
    {
        if (options.Feed.RecordsPerSecond is { } rate)
        {
            return new RatePacing(rate);
        }

        var speed = options.Feed.Speed ?? SimulatedSpeed;
        return options.Feed.Kind == FeedKind.Replay
            ? new EventTimePacing(speed, maxDisorder: null)
            : new CatchUpPacing(time.GetUtcNow().ToUnixTimeMilliseconds() * 1000, speed);
    }
}
