using System.Text.RegularExpressions;
using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Patterns;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>Which partitions an address means, as the brokers have them now.</summary>
internal sealed class TopicSet(KafkaAddress address)
{
    private readonly Regex? _pattern = address.Pattern is { } pattern && JavaRegex.TryCompile(pattern, out var regex, out _) ? regex : null;

    /// <summary>The partitions of the address, at the start.</summary>
    /// <exception cref="StreamingException">A topic or an assigned partition does not exist.</exception>
    public IReadOnlyList<PartitionId> Require(Metadata metadata)
    {
        var names = Topics(metadata).Select(t => t.Topic).ToList();
        if (address.Topics.FirstOrDefault(t => !names.Contains(t)) is { } missing)
        {
            throw Missing(missing, metadata);
        }

        if (names.Count == 0)
        {
            throw StreamingException.ForEnvironment(
                $"No topic at {address.Servers} matches {address.Pattern}.", $"There are: {string.Join(", ", Visible(metadata).DefaultIfEmpty("none"))}.");
        }

        var partitions = Find(metadata);
        if (address.Assigned?.SelectMany(t => t.Value, (t, p) => new PartitionId(t.Key, p)).Except(partitions).ToList() is [var lacking, ..])
        {
            throw StreamingException.ForUser(
                $"The topic {lacking.Topic} has no partition {lacking.Number}.",
                advice: $"It has the partitions 0 to {Topics(metadata).First(t => t.Topic == lacking.Topic).Partitions.Count - 1}.");
        }

        return partitions;
    }

    /// <summary>The partitions of the address that there are.</summary>
    public IReadOnlyList<PartitionId> Find(Metadata metadata) => [.. Topics(metadata)
        .SelectMany(t => t.Partitions.Select(p => new PartitionId(t.Topic, p.PartitionId)))
        .Where(p => address.Assigned is null || address.Assigned[p.Topic!].Contains(p.Number))
        .Order(PartitionId.Order)];

    /// <summary>The error of a topic that does not exist.</summary>
    public static StreamingException Missing(string servers, string topic, IEnumerable<string> others) => StreamingException.ForEnvironment(
        $"There is no topic {topic} at {servers}.",
        (NearestName.Find(topic, others) is { } nearest ? $"Did you mean {nearest}? " : "")
        + $"A topic is made with: tenfour topics create {KafkaAddress.Scheme}{servers}/{topic}");

    /// <summary>Names that a user may mean: not those that Kafka keeps for itself.</summary>
    public static IEnumerable<string> Visible(Metadata metadata) =>
        metadata.Topics.Select(t => t.Topic).Where(t => !t.StartsWith("__", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private StreamingException Missing(string topic, Metadata metadata) => Missing(address.Servers, topic, Visible(metadata));

    private IEnumerable<TopicMetadata> Topics(Metadata metadata) =>
        metadata.Topics.Where(t => t.Error.Code != ErrorCode.UnknownTopicOrPart && t.Partitions.Count > 0 && IsMeant(t.Topic));

    private bool IsMeant(string topic) => _pattern is null
        ? address.Topics.Contains(topic)
        : _pattern.Match(topic) is { Success: true } match && match.Length == topic.Length;
}
