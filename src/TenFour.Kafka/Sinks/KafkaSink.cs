using System.Globalization;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sinks;

namespace TenFour.Kafka.Sinks;

/// <summary>
/// Writes rows to a topic. Idempotent: a record that the client sends twice is there once. After a crash a batch that comes again is there twice,
/// unless <c>?exactlyOnce=true</c>: then a batch and its id are one transaction, and a batch whose id is there is passed over.
/// </summary>
public sealed class KafkaSink(KafkaAddress address, KafkaSettings settings, TimeProvider time) : ISink
{
    private readonly string? _topic = address.Topics.Count > 0 ? address.Topics[0] : null;
    private RecordSender? _sender;
    private RowEncoder? _encoder;
    private CommitTopic? _commits;
    private long _lastBatch = -1;

    public string Description => $"KafkaSink[{_topic ?? "topic of each row"}]";

    public async ValueTask OpenAsync(SinkContext context, CancellationToken cancellationToken)
    {
        _encoder = new RowEncoder(context, _topic);
        var trouble = new BrokerTrouble();
        var factory = new ClientFactory(address.Servers, settings, trouble);
        await PrepareAsync().ConfigureAwait(false);
        var key = $"query {context.QueryId:N} to {_topic}";
        _sender = new RecordSender(
            factory,
            new SenderOptions(address.ExactlyOnce ? $"tenfour-{context.QueryId:N}-{_topic}" : null),
            new ConnectionWatch(address.Servers, trouble, settings.Warn));
        _sender.Start();
        if (address.ExactlyOnce)
        {
            _commits = new CommitTopic(key);
            _lastBatch = ParseBatch(_commits.Read(factory, time));
        }
    }

    public ISinkBatch Begin(SinkBatchInfo batch) =>
        batch.BatchId <= _lastBatch ? new PastBatch() : new KafkaSinkBatch(_sender!, _encoder!, _commits, batch.BatchId);

    public ValueTask DisposeAsync()
    {
        _sender?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static string BatchText(long batchId) => batchId.ToString(CultureInfo.InvariantCulture);

    private static long ParseBatch(string? text) => text is null ? -1 : long.Parse(text, CultureInfo.InvariantCulture);

    private async Task PrepareAsync()
    {
        using var topics = KafkaTopics.Open(address.Servers, settings, time);
        if (_topic is not null && !topics.Exists(_topic))
        {
            throw TopicSet.Missing(address.Servers, _topic, topics.List());
        }

        if (address.ExactlyOnce)
        {
            await CommitTopic.EnsureAsync(topics).ConfigureAwait(false);
        }
    }
}
