using System.Globalization;
using System.Text;
using Confluent.Kafka;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Settings;

/// <summary>
/// The names of client settings. Spark's <c>kafka.*</c> are those of the Java client; this client is librdkafka, which shares most names.
/// Those that differ are translated, those that mean nothing here are refused.
/// </summary>
internal static class ClientNames
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fetch.max.wait.ms"] = "fetch.wait.max.ms",
        ["request.timeout.ms"] = "socket.timeout.ms",
        ["receive.buffer.bytes"] = "socket.receive.buffer.bytes",
        ["send.buffer.bytes"] = "socket.send.buffer.bytes",
        ["ssl.truststore.certificates"] = "ssl.ca.pem",
        ["ssl.keystore.certificate.chain"] = "ssl.certificate.pem",
        ["ssl.keystore.key"] = "ssl.key.pem",
    };

    private static readonly Dictionary<string, string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bootstrap.servers"] = "The brokers stand in the address: kafka://host:port/topic.",
        ["auto.offset.reset"] = "Where a new query starts is said with startingOffsets; later the checkpoint says it.",
        ["enable.auto.commit"] = "Offsets are kept in the checkpoint. commitOffsetsToGroup=NAME also shows them to other tools.",
        ["enable.partition.eof"] = "It is always on.",
        ["interceptor.classes"] = "There are no interceptors here.",
        ["key.deserializer"] = "Keys are bytes: _key; decode them in SQL.",
        ["value.deserializer"] = "Values are JSON records.",
        ["key.serializer"] = "Keys are strings or bytes: a column key.",
        ["value.serializer"] = "Values are strings or bytes: a column value, or the row as JSON.",
        ["transactional.id"] = "It follows from the checkpoint, so that a restarted query shuts out its predecessor. Write ?exactlyOnce=true.",
        ["max.poll.records"] = "It belongs to the Java client. maxOffsetsPerTrigger limits a batch.",
        ["partition.assignment.strategy"] = "A query reads all partitions itself.",
        ["buffer.memory"] = "It belongs to the Java client. The like is kafka.queue.buffering.max.kbytes.",
        ["ssl.truststore.location"] = "A Java key store cannot be read here. Give the certificates as a PEM file: kafka.ssl.ca.location.",
        ["ssl.truststore.password"] = "A PEM file of certificates has no password: kafka.ssl.ca.location.",
        ["ssl.truststore.type"] = "Certificates are given as a PEM file: kafka.ssl.ca.location.",
        ["ssl.keystore.type"] = "kafka.ssl.keystore.location is a PKCS#12 file.",
    };

    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
        [.. new[] { typeof(ConsumerConfig), typeof(ProducerConfig) }
            .SelectMany(t => t.GetProperties())
            .Where(p => p.SetMethod is not null && p.GetIndexParameters().Length == 0)
            .Select(p => Dotted(p.Name))
            .Concat(Renamed.Keys)
            .Append("sasl.jaas.config")
            .Distinct()]);

    /// <summary>A setting in librdkafka's words.</summary>
    /// <param name="name">Without <c>kafka.</c> before it.</param>
    /// <exception cref="StreamingException">The setting is refused.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Translate(string name, string value) => name.ToLowerInvariant() switch
    {
        "sasl.jaas.config" => JaasConfig.Translate(value),
        var lower when Refused.TryGetValue(lower, out var reason) => throw StreamingException.ForUser($"kafka.{lower} cannot be set.", advice: reason),
        var lower => [new(Renamed.GetValueOrDefault(lower, lower), value)],
    };

    /// <summary>Whether the client has a setting of this name.</summary>
    public static bool Knows(string name) => Known.Value.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The known name nearest to one that the client does not know.</summary>
    public static string Nearest(string name) => NearestName.Rank(name, Known.Value).First();

    /// <summary><c>QueuedMaxMessagesKbytes</c> is <c>queued.max.messages.kbytes</c>.</summary>
    private static string Dotted(string property)
    {
        var name = new StringBuilder();
        foreach (var letter in property)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('.');
            }

            name.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
