using TenFour.Calls.Feeding;
using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Statistics;
using TenFour.Kafka.Settings;

namespace TenFour.Dashboard.Topics;

/// <summary>The topics of the feed that is shown, by the names that the page gives them.</summary>
internal sealed class TopicCatalog(StatisticsRunner runner, DashboardOptions options, TimeProvider time)
{
    /// <summary>Names and addresses; none before the first feed is shown.</summary>
    public IReadOnlyList<(string Name, string Address)> All => runner.Topics is { } topics ? [.. Named(topics)] : [];

    /// <summary>A topic for a reader who stays; null where there is none of that name.</summary>
    public WatchedTopic? Watch(string name) => All.FirstOrDefault(t => t.Name == name) is { Address: { } address }
        ? new WatchedTopic(name, address, () => OpenTopic.Open(address, options.KafkaSettings, options.TimeZone, time), time)
        : null;

    /// <summary>Opens a topic to look at it once; null where there is none of that name.</summary>
    /// <exception cref="Streaming.Errors.StreamingException">It cannot be opened.</exception>
    public OpenTopic? Open(string name) => All.FirstOrDefault(t => t.Name == name) is { Address: { } address }
        ? OpenTopic.Open(address, options.KafkaSettings, options.TimeZone, time)
        : null;

    /// <summary>A feed makes its second topic when it has something for it.</summary>
    private static IEnumerable<(string Name, string Address)> Named(FeedTopics topics)
    {
        yield return ("calls", topics.Calls);
        if (topics.CallUpdates is { } updates && (KafkaAddress.IsKafka(updates) || Directory.Exists(updates)))
        {
            yield return ("call_updates", updates);
        }
    }
}
