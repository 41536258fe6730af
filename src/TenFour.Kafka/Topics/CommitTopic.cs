using System.Text;
using Confluent.Kafka;
using TenFour.Kafka.Clients;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Topics;

/// <summary>
/// A compacted topic in which producers and sinks keep how far they have come, as a record in the same transaction as the records that it is
/// about. (Offsets of a consumer group could hold a number too, but Kafka forgets them after a week without anybody.)
/// </summary>
internal sealed class CommitTopic(string key)
{
    public const string Name = "tenfour-commits";

    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["cleanup.policy"] = "compact",

        // Small and soon compacted: it is read from its beginning at each start.
        ["segment.bytes"] = "16777216",
        ["segment.ms"] = "3600000",
        ["min.cleanable.dirty.ratio"] = "0.2",
    };

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>Makes the topic where it is missing.</summary>
    /// <exception cref="StreamingException">The broker does not allow it.</exception>
    public static async Task EnsureAsync(KafkaTopics topics)
    {
        if (topics.Exists(Name))
        {
            return;
        }

        try
        {
            await topics.CreateAsync(Name, partitions: 1, replication: null, Settings).ConfigureAwait(false);
        }
        catch (StreamingException e) when (e.Fault == Fault.User && topics.Exists(Name))
        {
            // Another program was faster.
        }
    }

    /// <summary>The newest value, or null where there is none.</summary>
    /// <exception cref="StreamingException">The topic cannot be read.</exception>
    public string? Read(ClientFactory factory, TimeProvider time)
    {
        using var consumer = factory.Consumer(c => c.GroupId = "tenfour-commits", Deserializers.ByteArray, Deserializers.ByteArray);
        consumer.Assign(new TopicPartitionOffset(Name, 0, Offset.Beginning));
        byte[]? value = null;
        var started = time.GetTimestamp();
        try
        {
            while (consumer.Consume(TimeSpan.FromMilliseconds(100)) is not { IsPartitionEOF: true } and var result)
            {
                if (result?.Message.Key is { } found && found.AsSpan().SequenceEqual(_key))
                {
                    value = result.Message.Value;
                }

                if (time.GetElapsedTime(started) > ReadTimeout)
                {
                    throw StreamingException.ForEnvironment($"The topic {Name} cannot be read to its end.", "Check the broker.");
                }
            }
        }
        catch (KafkaException e)
        {
            throw KafkaFailure.Of($"The topic {Name} cannot be read", e);
        }
        finally
        {
            consumer.Close();
        }

        return value is null ? null : Encoding.UTF8.GetString(value);
    }

    /// <summary>Sends a value; the next commit of the sender makes it the newest.</summary>
    public void Write(RecordSender sender, string value, CancellationToken cancellation) => sender.Send(
        Name, new Partition(0), new Message<byte[]?, byte[]?> { Key = _key, Value = Encoding.UTF8.GetBytes(value) }, cancellation);
}
