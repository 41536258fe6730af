using TenFour.Kafka.Settings;
using TenFour.Streaming.Sinks;

namespace TenFour.Kafka.Sinks;

/// <summary>
/// Writes rows to a topic. Idempotent: a record that the client sends twice is there once. After a crash a batch that comes again is there twice,
/// unless <c>?exactlyOnce=true</c>: then a batch and its id are one transaction, and a batch whose id is there is passed over.
/// </summary>
public sealed class KafkaSink(KafkaAddress address, KafkaSettings settings, TimeProvider time) : ISink
{
    private readonly string? _topic = address.Topics.Count > 0 ? address.Topics[0] : null;
    private BatchSender? _sender;
    private RowEncoder? _encoder;

    public string Description => $"KafkaSink[{_topic ?? "topic of each row"}]";

    public async ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _encoder = new RowEncoder(context, _topic);
        _sender = await BatchSender.OpenAsync(address, $"{context.QueryId:N}", settings, time).ConfigureAwait(false);
    }

    public ISinkBatch Begin(SinkBatchInfo batch) =>
        _sender!.HasCommitted(batch.BatchId) ? new PastBatch() : new KafkaSinkBatch(_sender, _encoder!, batch.BatchId);

    public ValueTask DisposeAsync()
    {
        _sender?.Dispose();
        return ValueTask.CompletedTask;
    }
}
