namespace TenFour.Kafka.Topics;

/// <summary>What there is to know about a topic of Kafka.</summary>
/// <param name="Groups">The consumer groups that have committed offsets in it, by name.</param>
/// <param name="Settings">The settings that are not the broker's defaults, by name.</param>
public sealed record KafkaTopicDescription(
    string Name, IReadOnlyList<KafkaPartition> Partitions, IReadOnlyList<GroupLag> Groups, IReadOnlyDictionary<string, string> Settings)
{
    public long Records => Partitions.Sum(p => p.Records);
}
