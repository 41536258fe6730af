using Confluent.Kafka;
using Confluent.Kafka.Admin;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Topics;

/// <summary>Lists, creates, describes and deletes the topics of some brokers.</summary>
public sealed class KafkaTopics : IDisposable
{
    /// <summary>How long a topic that was made or deleted may take until the brokers agree on it.</summary>
    private static readonly TimeSpan AgreementTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AgreementPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(20);

    private readonly string _servers;
    private readonly TimeProvider _time;
    private readonly BrokerClient _brokers;
    private readonly IAdminClient _admin;

    private KafkaTopics(string servers, KafkaSettings settings, TimeProvider time)
    {
        (_servers, _time) = (servers, time);
        var factory = new ClientFactory(servers, settings, new BrokerTrouble());
        _brokers = new BrokerClient(servers, factory);
        _admin = factory.Admin();
    }

    /// <summary>Connects to the brokers.</summary>
    /// <exception cref="StreamingException">None answers, or none lets us in.</exception>
    public static KafkaTopics Open(string servers, KafkaSettings settings, TimeProvider time)
    {
        var topics = new KafkaTopics(servers, settings, time);
        try
        {
            topics._brokers.Connect(time);
            return topics;
        }
        catch
        {
            topics.Dispose();
            throw;
        }
    }

    /// <summary>The topics by name, without those that Kafka keeps for itself.</summary>
    public IReadOnlyList<string> List() => [.. TopicSet.Visible(_brokers.Topics())];

    /// <summary>The number of partitions of a topic; 0 where there is none.</summary>
    public int PartitionCount(string topic) => _brokers.PartitionCount(topic);

    public bool Exists(string topic) => PartitionCount(topic) > 0;

    /// <summary>Makes sure that the brokers which keep a topic can be reached.</summary>
    /// <exception cref="StreamingException">One cannot, though another has answered.</exception>
    public void Reach(string topic)
    {
        try
        {
            _brokers.FirstEnds([.. Enumerable.Range(0, PartitionCount(topic)).Select(p => new PartitionId(topic, p))], _time);
        }
        catch (KafkaException e)
        {
            throw _brokers.Failed($"The topic {topic} cannot be reached", e);
        }
    }

    /// <summary>Creates a topic.</summary>
    /// <param name="replication">The brokers that keep each partition; null for the broker's default.</param>
    /// <param name="settings">Settings of the topic, such as <c>retention.ms</c>.</param>
    /// <exception cref="StreamingException">There is one already, or the broker refuses a number or a setting.</exception>
    public async Task CreateAsync(string topic, int partitions, short? replication, IReadOnlyDictionary<string, string> settings)
    {
        var specification = new TopicSpecification
        {
            Name = topic,
            NumPartitions = partitions,
            ReplicationFactor = replication ?? -1,
            Configs = new Dictionary<string, string>(settings),
        };
        try
        {
            await _admin.CreateTopicsAsync([specification], new CreateTopicsOptions { RequestTimeout = RequestTimeout }).ConfigureAwait(false);
        }
        catch (CreateTopicsException e)
        {
            throw Refused(topic, e.Results[0].Error);
        }
        catch (KafkaException e)
        {
            throw _brokers.Failed($"The topic {topic} was not created", e);
        }

        await AgreeAsync(topic, exists: true).ConfigureAwait(false);
    }

    /// <summary>Everything about a topic.</summary>
    /// <exception cref="StreamingException">There is no such topic.</exception>
    public async Task<KafkaTopicDescription> DescribeAsync(string topic, bool withGroups = true)
    {
        try
        {
            var partitions = Partitions(topic);
            return new KafkaTopicDescription(
                topic,
                partitions,
                withGroups ? await GroupsAsync(topic, partitions).ConfigureAwait(false) : [],
                withGroups ? await SettingsAsync(topic).ConfigureAwait(false) : new Dictionary<string, string>());
        }
        catch (KafkaException e)
        {
            throw _brokers.Failed($"The topic {topic} cannot be described", e);
        }
    }

    /// <summary>Deletes a topic with all its records.</summary>
    /// <exception cref="StreamingException">There is no such topic, or the broker does not allow it.</exception>
    public async Task DeleteAsync(string topic)
    {
        try
        {
            await _admin.DeleteTopicsAsync([topic], new DeleteTopicsOptions { RequestTimeout = RequestTimeout }).ConfigureAwait(false);
        }
        catch (KafkaException e)
        {
            throw e is DeleteTopicsException { Results: [{ Error.Code: ErrorCode.UnknownTopicOrPart }, ..] }
                ? TopicSet.Missing(_servers, topic, List())
                : _brokers.Failed($"The topic {topic} was not deleted", e);
        }

        await AgreeAsync(topic, exists: false).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _admin.Dispose();
        _brokers.Dispose();
    }

    private List<KafkaPartition> Partitions(string topic)
    {
        var metadata = _brokers.Topics();
        var found = metadata.Topics.FirstOrDefault(t => t.Topic == topic && t.Partitions.Count > 0)
            ?? throw TopicSet.Missing(_servers, topic, TopicSet.Visible(metadata));
        var ids = found.Partitions.Select(p => new PartitionId(topic, p.PartitionId)).ToList();
        var (ends, starts) = (_brokers.FirstEnds(ids, _time), _brokers.Starts(ids));
        return [.. found.Partitions.OrderBy(p => p.PartitionId).Select(p => new KafkaPartition(
            p.PartitionId,
            starts[new PartitionId(topic, p.PartitionId)].Record,
            ends[new PartitionId(topic, p.PartitionId)].Record,
            p.Leader,
            p.Replicas,
            p.InSyncReplicas))];
    }

    private async Task<IReadOnlyList<GroupLag>> GroupsAsync(string topic, List<KafkaPartition> partitions)
    {
        var groups = await _admin.ListConsumerGroupsAsync(new ListConsumerGroupsOptions { RequestTimeout = RequestTimeout }).ConfigureAwait(false);
        var lags = new List<GroupLag>();
        foreach (var group in groups.Valid.Select(g => g.GroupId).Order(StringComparer.Ordinal))
        {
            var wanted = new ConsumerGroupTopicPartitions(group, [.. partitions.Select(p => new TopicPartition(topic, p.Number))]);
            var offsets = await _admin.ListConsumerGroupOffsetsAsync([wanted]).ConfigureAwait(false);
            var lag = offsets[0].Partitions.Where(p => p.Offset.Value >= 0)
                .ToDictionary(p => p.Partition.Value, p => Math.Max(0, partitions[p.Partition.Value].End - p.Offset.Value));
            if (lag.Count > 0)
            {
                lags.Add(new GroupLag(group, lag));
            }
        }

        return lags;
    }

    private async Task<IReadOnlyDictionary<string, string>> SettingsAsync(string topic)
    {
        var resource = new ConfigResource { Type = ResourceType.Topic, Name = topic };
        var answers = await _admin.DescribeConfigsAsync([resource], new DescribeConfigsOptions { RequestTimeout = RequestTimeout }).ConfigureAwait(false);
        return new SortedDictionary<string, string>(
            answers[0].Entries.Values.Where(e => e.Source == ConfigSource.DynamicTopicConfig).ToDictionary(e => e.Name, e => e.Value), StringComparer.Ordinal);
    }

    /// <summary>Waits until the broker that is asked for topics knows: the next command would be told otherwise.</summary>
    private async Task AgreeAsync(string topic, bool exists)
    {
        var started = _time.GetTimestamp();
        while (_brokers.Topics().Topics.Any(t => t.Topic == topic && t.Partitions.Count > 0 && t.Partitions.All(p => p.Leader >= 0)) != exists
            && _time.GetElapsedTime(started) < AgreementTimeout)
        {
            await Task.Delay(AgreementPause, _time).ConfigureAwait(false);
        }
    }

    private StreamingException Refused(string topic, Error error) => error.Code switch
    {
        ErrorCode.TopicAlreadyExists => StreamingException.ForUser(
            $"There is a topic {topic} at {_servers} already.", advice: "Choose another name, or delete it first."),
        ErrorCode.InvalidConfig or ErrorCode.InvalidPartitions or ErrorCode.InvalidReplicationFactor or ErrorCode.TopicException
            or ErrorCode.PolicyViolation => StreamingException.ForUser(
                $"The broker refuses the topic {topic}: {error.Reason}", advice: "Correct the name, --partitions, --replication or --set."),
        _ => _brokers.Failed($"The topic {topic} was not created", new KafkaException(error)),
    };
}
