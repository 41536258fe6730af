using System.Globalization;
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

    /// <summary>Raised when a feed has gone over to new topics.</summary>
    public event Action<FeedTopics>? Renewed;

    /// <summary>What is removed of the topics of a feed, and when.</summary>
    public string Retention(FeedKind kind) => (kind, options.Kafka) switch
    {
        (_, not null) => "The broker's own settings decide what it removes.",
        (FeedKind.Simulated, _) => string.Create(
            CultureInfo.InvariantCulture,
            $"At {options.Feed.MostSimulatedRecords:N0} records the topic begins anew, with the city's last {SimulatedPast.TotalDays:0} days."),
        (FeedKind.Live, _) => "Nothing is removed: the city has some megabytes a day.",
        _ => "Nothing is removed.",
    };

    public ICallFeed Create(FeedKind kind) => (kind, options.Kafka) switch
    {
        (_, not null) => new RetriedFeed(() => CreateOnce(kind), MayPass, time),
        (FeedKind.Simulated, _) => CreateRenewed(),
        _ => CreateOnce(kind),
    };

    /// <summary>Brokers come back; another page that feeds the same topics does not go away because this one tries again.</summary>
    private static bool MayPass(StreamingException error) => error is { Fault: Fault.Environment, Condition: not KafkaTopicWriter.ShutOutCondition };

    private ICallFeed CreateOnce(FeedKind kind)
    {
        var (topics, open) = (all.Of(kind), all.Opener);
        return kind switch
        {
            FeedKind.Replay => new ReplayCallFeed(topics, new ReplayCallFeedOptions { File = options.Feed.File!, Speed = options.Feed.Speed }, open, time),
            FeedKind.Simulated => new SimulatedCallFeed(topics, City, open, time),
            _ => new LiveCallFeed(topics, Live(), open, time),
        };
    }

    private SimulatedCallFeedOptions City => new() { City = options.Feed.City, Speed = options.Feed.Speed, Past = SimulatedPast };

    private RenewedFeed CreateRenewed()
    {
        var bounded = City with { MostRecords = options.Feed.MostSimulatedRecords };
        var feed = new RenewedFeed(
            new SimulatedCallFeed(all.Of(FeedKind.Simulated), bounded, all.Opener, time),
            present => new SimulatedCallFeed(all.Renew(FeedKind.Simulated), bounded with { Present = present }, all.Opener, time));
        feed.Renewed += topics => Renewed?.Invoke(topics);
        return feed;
    }

    private LiveCallFeedOptions Live()
    {
        var settings = new LiveCallFeedOptions { StateFile = all.LiveStateFile, Token = options.Feed.Token };
        return options.Feed.LiveAddress is { } address ? settings with { Address = address } : settings;
    }
}
