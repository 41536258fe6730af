using TenFour.Kafka.Settings;
using TenFour.Streaming.Queries;

namespace TenFour.Kafka.Sinks;

/// <summary>
/// Keeps records that had no part in the result in a topic of Kafka: the value is the record, headers say where it was and why it is here. A
/// batch that comes again after a crash is there twice, unless <c>?exactlyOnce=true</c>, as with <see cref="KafkaSink"/>.
/// </summary>
/// <param name="address">One topic.</param>
/// <param name="kind">Tells several such sinks of one query apart: <c>rejected</c>, <c>late</c>.</param>
public sealed class KafkaKeptRecords(KafkaAddress address, string kind, KafkaSettings settings, TimeProvider time) : IKeptRecordSink
{
    private readonly string _topic = address.Topics[0];
    private BatchSender? _sender;

    public async ValueTask OpenAsync(Guid queryId, CancellationToken cancellationToken) =>
        _sender = await BatchSender.OpenAsync(address, $"{queryId:N}-{kind}", settings, time).ConfigureAwait(false);

    public IKeptRecordBatch Begin(long batchId) => new KafkaKeptBatch(_sender!, _topic, batchId);

    public ValueTask DisposeAsync()
    {
        _sender?.Dispose();
        return ValueTask.CompletedTask;
    }
}
