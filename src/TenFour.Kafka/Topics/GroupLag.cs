namespace TenFour.Kafka.Topics;

/// <summary>How far a consumer group is behind in a topic.</summary>
/// <param name="Partitions">Records between what the group has committed and the end, by partition; those without a commit are left out.</param>
public sealed record GroupLag(string Group, IReadOnlyDictionary<int, long> Partitions)
{
    public long Records => Partitions.Values.Sum();
}
