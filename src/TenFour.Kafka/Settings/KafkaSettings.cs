using System.Collections.Immutable;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Settings;

/// <summary>How to talk to Kafka. Says nothing of its values as text, since they hold passwords.</summary>
public sealed record KafkaSettings
{
    public static readonly KafkaSettings Default = new();

    /// <summary>What a client setting begins with.</summary>
    public const string Prefix = "kafka.";

    /// <summary>Settings of the client library, under its own names.</summary>
    public ImmutableSortedDictionary<string, string> Client { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the name of the consumer group begins with, of which nothing is kept in Kafka (Spark's option).</summary>
    public string GroupIdPrefix { get; init; } = "tenfour-kafka-source";

    /// <summary>A consumer group to which the offsets of committed batches are told, for other tools to see the lag; null for none.</summary>
    public string? CommitGroup { get; init; }

    /// <summary>Fail when records or topics that had been seen are gone (Spark's option). False: warn, and go on with what there is.</summary>
    public bool FailOnDataLoss { get; init; } = true;

    /// <summary>
    /// Bytes of records that a source reads ahead of its query: so many in the client, and as many again that wait for workers. One batch
    /// that is read fast needs them; many queries side by side, which mostly wait, need little each.
    /// </summary>
    public int ReadAheadBytes { get; init; } = 32 << 20;

    /// <summary>Knows whether the brokers answer all who share these settings; null where each says so for itself.</summary>
    public BrokerPresence? Presence { get; init; }

    /// <summary>Told, as a sentence, what a user should know but need not act upon.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>With a setting of the client.</summary>
    /// <param name="name">As in Spark: <c>kafka.security.protocol</c>.</param>
    /// <exception cref="StreamingException">The setting is refused.</exception>
    public KafkaSettings With(string name, string value) => this with
    {
        Client = Client.SetItems(ClientNames.Translate(name[Prefix.Length..], value)),
    };

    /// <summary>Whether the client has a setting of this name, without <see cref="Prefix"/> before it.</summary>
    public static bool Knows(string name) => ClientNames.Knows(name);

    public override string ToString() => $"{nameof(KafkaSettings)}({string.Join(", ", Client.Keys)})";
}
