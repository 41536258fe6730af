using TenFour.Calls.Feeding;
using TenFour.Calls.Feeding.Live;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Feeds;

/// <summary>Makes the feeds that the page shows.</summary>
internal sealed class CallFeedFactory(DashboardOptions options, CallTopics all, TimeProvider time)
{
    /// <summary>Enough for each hour of a week to have its usual figures.</summary>
    private static readonly TimeSpan SimulatedPast = TimeSpan.FromDays(28);

    public ICallFeed Create(FeedKind kind) => options.Kafka is null
        ? CreateOnce(kind)
        : new RetriedFeed(() => CreateOnce(kind), MayPass, time);

    /// <summary>Brokers come back; another page that feeds the same topics does not go away because this one tries again.</summary>
    private static bool MayPass(StreamingException error) => error is { Fault: Fault.Environment, Condition: not KafkaTopicWriter.ShutOutCondition };

    private ICallFeed CreateOnce(FeedKind kind)
    {
        var (topics, open) = (all.Of(kind), all.Opener);
        return kind switch
        {
            FeedKind.Replay => new ReplayCallFeed(topics, new ReplayCallFeedOptions { File = options.Feed.File!, Speed = options.Feed.Speed }, open, time),
            FeedKind.Simulated => new SimulatedCallFeed(topics, new SimulatedCallFeedOptions { City = options.Feed.City, Speed = options.Feed.Speed, Past = SimulatedPast }, open, time),
            _ => new LiveCallFeed(topics, Live(), open, time),
        };
    }

    private LiveCallFeedOptions Live()
    {
        var settings = new LiveCallFeedOptions { StateFile = all.LiveStateFile, Token = options.Feed.Token };
        return options.Feed.LiveAddress is { } address ? settings with { Address = address } : settings;
    }
}
