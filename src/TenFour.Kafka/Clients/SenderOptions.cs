using Confluent.Kafka;

namespace TenFour.Kafka.Clients;

/// <summary>How a <see cref="RecordSender"/> sends.</summary>
/// <param name="TransactionalId">Whoever opens a sender of the same name shuts out the one before; null for no transactions.</param>
internal sealed record SenderOptions(string? TransactionalId = null)
{
    public Acks Acks { get; init; } = Acks.All;

    public CompressionType? Compression { get; init; }
}
