using TenFour.Calls.Feeding;
using TenFour.Calls.Feeding.Live;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Topics;

namespace TenFour.Dashboard.Feeds;

/// <summary>Makes the feeds that the page shows.</summary>
internal sealed class CallFeedFactory(DashboardOptions options, DataFolder data, TimeProvider time)
{
    /// <summary>Enough for each hour of a week to have its usual figures.</summary>
    private static readonly TimeSpan SimulatedPast = TimeSpan.FromDays(28);

    public ICallFeed Create(FeedKind kind)
    {
        var topics = data.TopicsOf(kind, options.Feed);
        Prepare(topics.Calls);
        if (topics.CallUpdates is { } updates)
        {
            Prepare(updates);
        }

        var open = FolderTopics.Opener(time, options.Say);
        return kind switch
        {
            FeedKind.Replay => new ReplayCallFeed(topics, new ReplayCallFeedOptions { File = options.Feed.File!, Speed = options.Feed.Speed }, open, time),
            FeedKind.Simulated => new SimulatedCallFeed(topics, new SimulatedCallFeedOptions { City = options.Feed.City, Speed = options.Feed.Speed, Past = SimulatedPast }, open, time),
            _ => new LiveCallFeed(topics, Live(), open, time),
        };
    }

    private LiveCallFeedOptions Live()
    {
        var settings = new LiveCallFeedOptions { StateFile = data.LiveStateFile, Token = options.Feed.Token };
        return options.Feed.LiveAddress is { } address ? settings with { Address = address } : settings;
    }

    /// <summary>The topic must be there before both the feed and the queries open it, which they do at the same time.</summary>
    private void Prepare(string topic)
    {
        if (!Directory.Exists(topic))
        {
            FileTopic.Create(topic, partitions: 1, time);
        }
    }
}
