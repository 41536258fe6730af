using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Kafka.Topics;

/// <summary>
/// Appends the records of one producer to a topic of Kafka. Records and the producer's position are committed in one transaction, so that after a
/// kill nothing is missing and nothing is there twice; readers of committed records see both at once.
/// </summary>
public sealed class KafkaTopicWriter : ITopicWriter
{
    /// <summary>The condition of the error of a writer that another one of the same name has shut out: it must not write again.</summary>
    public const string ShutOutCondition = KafkaFailure.ShutOutCondition;

    private readonly string _topic;
    private readonly RecordSender _sender;
    private readonly CommitTopic _commits;
    private readonly Headers? _headers;
    private readonly bool _isTransactional;
    private AppendedTotals _committed;

    private KafkaTopicWriter(string topic, int partitions, RecordSender sender, CommitTopic commits, KafkaWriterOptions options)
    {
        (_topic, PartitionCount, _sender, _commits, _isTransactional) = (topic, partitions, sender, commits, IsTransactional(options));
        if (options.Headers.Count > 0)
        {
            _headers = [];
            foreach (var (name, value) in options.Headers)
            {
                _headers.Add(name, Encoding.UTF8.GetBytes(value));
            }
        }
    }

    public int PartitionCount { get; }

    public bool KeepsKeys => true;

    public ProducerProgress Progress { get; private init; } = ProducerProgress.None;

    public AppendedTotals Appended { get; private set; }

    /// <summary>Opens a topic for one producer, creating it where it is missing, and takes back what an interrupted run has left open.</summary>
    /// <param name="producer">Names the producer and what it feeds on; the same name goes on where it was, and shuts out a run of the same name.</param>
    /// <exception cref="StreamingException">The brokers cannot be reached or refuse it, or the topic has another number of partitions.</exception>
    public static async Task<KafkaTopicWriter> OpenAsync(
        KafkaAddress address, string producer, KafkaWriterOptions options, KafkaSettings settings, TimeProvider time)
    {
        var topic = address.Topics[0];
        var trouble = new BrokerTrouble();
        var factory = new ClientFactory(address.Servers, settings, trouble);
        var partitions = await PrepareAsync(address.Servers, topic, options, settings, time).ConfigureAwait(false);
        var key = $"produce {topic} {producer}";
        var sender = new RecordSender(
            factory,
            new SenderOptions(IsTransactional(options) ? Id(key) : null) { Acks = options.Acks, Compression = options.Compression },
            new ConnectionWatch(address.Servers, trouble, settings));
        try
        {
            sender.Start();
            var commits = new CommitTopic(key);
            var progress = options.Again ? ProducerProgress.None : ToProgress(commits.Read(factory, time));
            return new KafkaTopicWriter(topic, partitions, sender, commits, options) { Progress = progress };
        }
        catch
        {
            sender.Dispose();
            throw;
        }
    }

    public void Append(int partition, ReadOnlySpan<byte> record) => Send(partition, null, record);

    public void Append(int partition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record) => Send(partition, key.ToArray(), record);

    public void AppendLines(int partition, ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty)
        {
            var length = lines.IndexOf((byte)'\n');
            if (length < 0)
            {
                throw StreamingException.ForData($"The last line of a block for {_topic} has no newline.");
            }

            Append(partition, lines[..length]);
            lines = lines[(length + 1)..];
        }
    }

    public void Flush()
    {
        // The client sends by itself after some milliseconds; readers see the records when they are committed.
    }

    public void Commit(string position) => Commit(position, isCompleted: false);

    public void Complete(string position) => Commit(position, isCompleted: true);

    public void Dispose()
    {
        try
        {
            _sender.Abort();
        }
        finally
        {
            _sender.Dispose();
        }
    }

    private void Send(int partition, byte[]? key, ReadOnlySpan<byte> record)
    {
        var message = new Message<byte[]?, byte[]?> { Key = key, Value = record.ToArray(), Headers = _headers };
        try
        {
            _sender.Send(_topic, new Partition(partition), message, CancellationToken.None);
        }
        catch
        {
            TakeBack();
            throw;
        }

        Appended = new AppendedTotals(Appended.Records + 1, Appended.Bytes + record.Length + 1);
    }

    private void Commit(string position, bool isCompleted)
    {
        try
        {
            // Without transactions the position must not be there before its records.
            _sender.Flush(CancellationToken.None);
            _commits.Write(_sender, JsonSerializer.Serialize(new Position(position, isCompleted), PositionJson.Default.Position), CancellationToken.None);
            _sender.Commit(CancellationToken.None);
        }
        catch
        {
            TakeBack();
            throw;
        }

        _committed = Appended;
    }

    /// <summary>Of a transaction that fails nothing stays.</summary>
    private void TakeBack() => Appended = _isTransactional ? _committed : Appended;

    private static bool IsTransactional(KafkaWriterOptions options) => options.Acks == Acks.All;

    private static async Task<int> PrepareAsync(
        string servers, string topic, KafkaWriterOptions options, KafkaSettings settings, TimeProvider time)
    {
        using var topics = KafkaTopics.Open(servers, settings, time);
        var count = topics.PartitionCount(topic);
        if (count > 0)
        {
            topics.Reach(topic);
        }

        await CommitTopic.EnsureAsync(topics).ConfigureAwait(false);
        if (count > 0)
        {
            return options.Partitions is null || options.Partitions == count ? count : throw StreamingException.ForUser(
                $"The topic {topic} has {count} partitions, not {options.Partitions}.", advice: "Leave out --partitions, or use another topic.");
        }

        await topics.CreateAsync(topic, options.Partitions ?? 1, replication: null, new Dictionary<string, string>()).ConfigureAwait(false);
        return options.Partitions ?? 1;
    }

    private static ProducerProgress ToProgress(string? value)
    {
        var position = value is null ? null : JsonSerializer.Deserialize(value, PositionJson.Default.Position);
        return position is null ? ProducerProgress.None : new ProducerProgress(position.Place, position.Completed, Uncommitted: 0);
    }

    /// <summary>Short, and without what a path may hold: brokers show it.</summary>
    private static string Id(string key) => $"tenfour-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12))}";

    /// <param name="Place">The producer's position, in its own words.</param>
    internal sealed record Position(string Place, bool Completed);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KafkaTopicWriter.Position))]
internal sealed partial class PositionJson : JsonSerializerContext;
