using Confluent.Kafka;

namespace TenFour.Kafka.Topics;

/// <summary>How a <see cref="KafkaTopicWriter"/> works.</summary>
public sealed record KafkaWriterOptions
{
    /// <summary>The partitions of a topic that does not exist yet (1 without a number); one that exists must have that many.</summary>
    public int? Partitions { get; init; }

    /// <summary>Forget how far the producer has come: everything is appended once more.</summary>
    public bool Again { get; init; }

    /// <summary>
    /// How many brokers must have a record. With fewer than all there are no transactions: a kill may leave records that no position covers,
    /// which then come twice.
    /// </summary>
    public Acks Acks { get; init; } = Acks.All;

    /// <summary>How batches of records are packed; null leaves it to the client (none).</summary>
    public CompressionType? Compression { get; init; }

    /// <summary>Headers that every record gets.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
