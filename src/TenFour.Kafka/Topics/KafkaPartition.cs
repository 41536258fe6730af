namespace TenFour.Kafka.Topics;

/// <summary>One partition of a topic of Kafka.</summary>
/// <param name="Start">The offset of the oldest record that is there.</param>
/// <param name="End">The offset behind the last committed record.</param>
/// <param name="Leader">The broker that serves it, or -1 where none does.</param>
/// <param name="Replicas">The brokers that keep it.</param>
/// <param name="InSync">Those of them that have all of it.</param>
public sealed record KafkaPartition(int Number, long Start, long End, int Leader, IReadOnlyList<int> Replicas, IReadOnlyList<int> InSync)
{
    /// <summary>Offsets between start and end; not all of them need to be records, since transactions take some.</summary>
    public long Records => End - Start;
}
