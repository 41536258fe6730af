using TenFour.Calls.Feeding;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Topics;

namespace TenFour.Dashboard.Feeds;

/// <summary>Where the feeds keep their calls: in folders below the data folder, or in topics of Kafka.</summary>
internal sealed class CallTopics(DashboardOptions options, DataFolder data, TimeProvider time)
{
    /// <summary>Opens them for a feed to write.</summary>
    public TopicOpener Opener => options.Kafka is null
        ? FolderTopics.Opener(time, options.Say)
        : async (topic, producer, _) => await KafkaTopicWriter.OpenAsync(
            KafkaAddress.ParseTopic(topic), producer, new KafkaWriterOptions(), options.KafkaSettings, time).ConfigureAwait(false);

    /// <summary>What the live feed has seen; it belongs to that feed's topics.</summary>
    public string LiveStateFile => data.LiveStateFile(options.Kafka);

    /// <summary>The topics of a feed. Each kind has its own, so that invented and real calls never mix.</summary>
    public FeedTopics Of(FeedKind kind) => options.Kafka is { } servers
        ? FeedName.Of(kind, options.Feed).InKafka(servers)
        : TopicGenerations.Newest(data.TopicsOf(kind, options.Feed));

    /// <summary>Makes the folders that follow those of a feed.</summary>
    public FeedTopics Renew(FeedKind kind)
    {
        var next = TopicGenerations.Next(data.TopicsOf(kind, options.Feed));
        FileTopic.Create(next.Calls, partitions: 1, time);
        return next;
    }

    /// <summary>Removes the folders that a feed has left, which nobody reads any more.</summary>
    public void RemoveOld(FeedKind kind)
    {
        try
        {
            if (options.Kafka is null)
            {
                TopicGenerations.RemoveOld(data.TopicsOf(kind, options.Feed));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            options.Say($"An old topic cannot be removed: {e.Message}");
        }
    }

    /// <summary>Makes those that the feeds and the queries will open at the same time.</summary>
    /// <exception cref="Streaming.Errors.StreamingException">No broker answers, or one refuses a topic.</exception>
    public async Task PrepareAsync()
    {
        var first = FeedChoice.Decide(options.Feed.Wish, new FeedFacts(TimeSpan.Zero));
        var topics = Enum.GetValues<FeedKind>().Where(first.Runs).Select(Of).SelectMany(t => new[] { t.Calls, t.CallUpdates }).OfType<string>();
        if (options.Kafka is { } servers)
        {
            await PrepareAsync(servers, topics).ConfigureAwait(false);
            return;
        }

        foreach (var folder in topics.Where(folder => !Directory.Exists(folder)))
        {
            FileTopic.Create(folder, partitions: 1, time);
        }
    }

    private async Task PrepareAsync(string servers, IEnumerable<string> addresses)
    {
        using var broker = KafkaTopics.Open(servers, options.KafkaSettings, time);
        foreach (var topic in addresses.Select(address => KafkaAddress.ParseTopic(address).Name).Where(topic => !broker.Exists(topic)))
        {
            await broker.CreateAsync(topic, partitions: 1, replication: null, new Dictionary<string, string>()).ConfigureAwait(false);
        }
    }
}
