using System.Globalization;
using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Sinks;

/// <summary>
/// Sends the records of batches: with <c>exactlyOnce</c> those of a batch and its id in one transaction, so that a batch which is there can be
/// passed over when it comes again; otherwise as they come. Used by one thread at a time.
/// </summary>
internal sealed class BatchSender : IDisposable
{
    private readonly RecordSender _sender;
    private readonly CommitTopic? _commits;
    private readonly long _lastBatch;

    private BatchSender(RecordSender sender, CommitTopic? commits, long lastBatch) =>
        (_sender, _commits, _lastBatch) = (sender, commits, lastBatch);

    /// <param name="owner">Who sends: the query, and of a query which part. The same after a restart.</param>
    /// <exception cref="StreamingException">The topic does not exist, or the brokers cannot be reached or refuse it.</exception>
    public static async Task<BatchSender> OpenAsync(KafkaAddress address, string owner, KafkaSettings settings, TimeProvider time)
    {
        var topic = address.Topics.Count > 0 ? address.Topics[0] : null;
        await PrepareAsync(address, topic, settings, time).ConfigureAwait(false);
        var trouble = new BrokerTrouble();
        var factory = new ClientFactory(address.Servers, settings, trouble);
        var sender = new RecordSender(
            factory,
            new SenderOptions(address.ExactlyOnce ? $"tenfour-{owner}-{topic}" : null),
            new ConnectionWatch(address.Servers, trouble, settings));
        try
        {
            sender.Start();
            var commits = address.ExactlyOnce ? new CommitTopic($"query {owner} to {topic}") : null;
            return new BatchSender(sender, commits, commits is null ? -1 : ToBatch(commits.Read(factory, time)));
        }
        catch
        {
            sender.Dispose();
            throw;
        }
    }

    /// <summary>Whether a batch is in Kafka already: it was committed there, and the program ended before its checkpoint knew.</summary>
    public bool HasCommitted(long batchId) => batchId <= _lastBatch;

    /// <param name="partition"><see cref="Partition.Any"/> lets the client choose by the key.</param>
    public void Send(string topic, Partition partition, Message<byte[]?, byte[]?> message, CancellationToken cancellation) =>
        _sender.Send(topic, partition, message, cancellation);

    /// <summary>Makes the records of a batch durable, with its id.</summary>
    public void Commit(long batchId, CancellationToken cancellation)
    {
        _commits?.Write(_sender, batchId.ToString(CultureInfo.InvariantCulture), cancellation);
        _sender.Commit(cancellation);
    }

    /// <summary>Takes back what was sent since the last commit, where that can be.</summary>
    public void Abort() => _sender.Abort();

    public void Dispose() => _sender.Dispose();

    private static long ToBatch(string? text) => text is null ? -1 : long.Parse(text, CultureInfo.InvariantCulture);

    private static async Task PrepareAsync(KafkaAddress address, string? topic, KafkaSettings settings, TimeProvider time)
    {
        using var topics = KafkaTopics.Open(address.Servers, settings, time);
        if (topic is not null)
        {
            if (!topics.Exists(topic))
            {
                throw TopicSet.Missing(address.Servers, topic, topics.List());
            }

            topics.Reach(topic);
        }

        if (address.ExactlyOnce)
        {
            await CommitTopic.EnsureAsync(topics).ConfigureAwait(false);
        }
    }
}
