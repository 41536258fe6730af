namespace TenFour.Streaming.Topics;

/// <summary>What there is to know about a file topic.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Created">When it was created; null for a single file or a folder made by hand.</param>
/// <param name="Partitions">Its partitions, in order.</param>
/// <param name="Producers">The producers that have committed to it, by name.</param>
public sealed record TopicDescription(
    TopicAddress Address, DateTimeOffset? Created, IReadOnlyList<PartitionDescription> Partitions, IReadOnlyList<ProducerDescription> Producers)
{
    public long Records => Partitions.Sum(partition => partition.Records);

    public long Bytes => Partitions.Sum(partition => partition.Bytes);

    /// <summary>The time of the last append to any partition.</summary>
    public DateTimeOffset? LastAppend => Partitions.Max(partition => partition.LastAppend);
}
