using Confluent.Kafka;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Clients;

/// <summary>Makes clients of the library from what the user has set.</summary>
internal sealed class ClientFactory(string servers, KafkaSettings settings, BrokerTrouble trouble)
{
    private const string ClientId = "tenfour";

    /// <summary>The brokers that are asked first: <c>host:port,host:port</c>.</summary>
    public string Servers => servers;

    public BrokerTrouble Trouble => trouble;

    /// <summary>A consumer that reads committed records unless the user wants others, and never decides itself where to read.</summary>
    /// <param name="adjust">What this consumer is for; the user's settings win over it.</param>
    public IConsumer<TKey, TValue> Consumer<TKey, TValue>(
        Action<ConsumerConfig> adjust, IDeserializer<TKey> keys, IDeserializer<TValue> values)
    {
        var config = new ConsumerConfig
        {
            IsolationLevel = IsolationLevel.ReadCommitted,
            AllowAutoCreateTopics = false,
            TopicMetadataRefreshIntervalMs = 30_000,
        };
        adjust(config);
        Complete(config);
        config.AutoOffsetReset = AutoOffsetReset.Error;
        config.EnablePartitionEof = true;
        return Build(() => new ConsumerBuilder<TKey, TValue>(config)
            .SetKeyDeserializer(keys)
            .SetValueDeserializer(values)
            .SetErrorHandler((_, error) => trouble.Note(error))
            .SetLogHandler((_, _) => { })
            .Build());
    }

    /// <summary>A producer of bytes.</summary>
    /// <param name="adjust">What this producer is for; the user's settings win over it.</param>
    public IProducer<byte[]?, byte[]?> Producer(Action<ProducerConfig> adjust)
    {
        var config = new ProducerConfig { EnableDeliveryReports = true, DeliveryReportFields = "none" };
        adjust(config);
        Complete(config);
        return Build(() => new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetKeySerializer(Bytes.Instance)
            .SetValueSerializer(Bytes.Instance)
            .SetErrorHandler((_, error) => trouble.Note(error))
            .SetLogHandler((_, _) => { })
            .Build());
    }

    /// <summary>A client that administers topics.</summary>
    public IAdminClient Admin()
    {
        var config = new AdminClientConfig();
        Complete(config);
        return Build(() => new AdminClientBuilder(config)
            .SetErrorHandler((_, error) => trouble.Note(error))
            .SetLogHandler((_, _) => { })
            .Build());
    }

    private void Complete(ClientConfig config)
    {
        foreach (var (name, value) in settings.Client)
        {
            config.Set(name, value);
        }

        config.BootstrapServers = servers;
        config.ClientId ??= ClientId;
        if (!settings.Client.ContainsKey("security.protocol") && settings.Client.Keys.Any(k => k.StartsWith("sasl.", StringComparison.Ordinal) && ClientNames.Knows(k)))
        {
            // Without a protocol the password would be passed over without a word.
            throw StreamingException.ForUser(
                "A user or a mechanism (kafka.sasl.*) needs kafka.security.protocol.", advice: "Set kafka.security.protocol to SASL_SSL, or to SASL_PLAINTEXT without encryption.");
        }
    }

    private static T Build<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw Refused(e);
        }
    }

    /// <summary>The library names the setting, and never repeats a password.</summary>
    private static StreamingException Refused(Exception e)
    {
        const string Unknown = "No such configuration property: \"";
        if (!e.Message.StartsWith(Unknown, StringComparison.Ordinal))
        {
            return StreamingException.ForUser($"Kafka's client refuses a setting: {e.Message}", advice: "Correct it: --set kafka.NAME=VALUE.");
        }

        var name = e.Message[Unknown.Length..].TrimEnd('"', '.');
        return StreamingException.ForUser(
            $"Kafka's client has no setting {name}.", advice: $"The nearest name is kafka.{ClientNames.Nearest(name)}.");
    }

    private sealed class Bytes : ISerializer<byte[]?>
    {
        public static readonly Bytes Instance = new();

        public byte[] Serialize(byte[]? data, SerializationContext context) => data!;
    }
}
