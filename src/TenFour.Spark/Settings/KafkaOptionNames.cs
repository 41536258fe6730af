using System.Collections.Immutable;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Settings;

/// <summary>
/// The names of Kafka's client settings on a cluster: those of the Java client. Those of librdkafka, which the embedded engine takes as well, are
/// translated where the Java client has the like, and refused elsewhere: it would pass them over; pure.
/// </summary>
internal static class KafkaOptionNames
{
    private const string Prefix = "kafka.";
    private const string Jaas = Prefix + "sasl.jaas.config";
    private const string Mechanism = Prefix + "sasl.mechanism";
    private const string UserName = "sasl.username";
    private const string Password = "sasl.password";

    private static readonly Dictionary<string, string> Renamed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fetch.wait.max.ms"] = "fetch.max.wait.ms",
        ["socket.timeout.ms"] = "request.timeout.ms",
        ["socket.receive.buffer.bytes"] = "receive.buffer.bytes",
        ["socket.send.buffer.bytes"] = "send.buffer.bytes",
        ["ssl.certificate.pem"] = "ssl.keystore.certificate.chain",
        ["ssl.key.pem"] = "ssl.keystore.key",
        ["ssl.ca.pem"] = "ssl.truststore.certificates",
        ["sasl.mechanisms"] = "sasl.mechanism",
    };

    private static readonly Dictionary<string, string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bootstrap.servers"] = "The brokers stand in the address: kafka://host:port/topic.",
        ["ssl.ca.location"] = "The cluster reads files of its own: kafka.ssl.truststore.location, with kafka.ssl.truststore.type=PEM for certificates as text.",
        ["ssl.certificate.location"] = "The cluster reads files of its own: kafka.ssl.keystore.location.",
        ["ssl.key.location"] = "The cluster reads files of its own: kafka.ssl.keystore.location.",
    };

    /// <summary>What the names of settings begin with that only librdkafka has.</summary>
    private static readonly string[] Foreign =
    [
        "api.version.", "batch.num.messages", "broker.address.", "builtin.", "debug", "enable.partition.eof", "enable.random.seed", "enable.ssl.",
        "fetch.error.", "fetch.message.max.bytes", "fetch.queue.", "log.", "log_level", "message.copy.max.bytes", "message.max.bytes", "plugin.",
        "queue.buffering.", "queued.", "socket.", "ssl.ca.", "ssl.crl.", "ssl.curves.", "ssl.sigalgs.", "statistics.", "topic.metadata.",
    ];

    /// <param name="name">Without <c>kafka.</c> before it.</param>
    /// <param name="warn">Told of a name that is translated.</param>
    /// <exception cref="StreamingException">The setting is refused.</exception>
    public static ImmutableSortedDictionary<string, string> Add(
        ImmutableSortedDictionary<string, string> settings, string name, string value, Action<string> warn)
    {
        var lower = name.ToLowerInvariant();
        if (Refused.TryGetValue(lower, out var reason) || Foreign.FirstOrDefault(f => !Renamed.ContainsKey(lower) && lower.StartsWith(f, StringComparison.Ordinal)) is not null)
        {
            throw StreamingException.ForUser(
                $"{Prefix}{lower} cannot be set for a cluster.", advice: reason ?? "It belongs to the embedded engine's client; a cluster uses the Java client, under the names of its documentation.");
        }

        if (lower is UserName or Password)
        {
            warn($"{Prefix}{lower} becomes a part of {Jaas}, as the Java client of the cluster wants it");
            return WithLogin(settings.SetItem(Prefix + lower, value));
        }

        if (Renamed.TryGetValue(lower, out var java))
        {
            warn($"{Prefix}{lower} is {Prefix}{java} in the Java client of the cluster");
        }

        var added = settings.SetItem(Prefix + (java ?? name), value);
        return lower == "ssl.ca.pem" ? added.SetItem(Prefix + "ssl.truststore.type", "PEM") : WithLogin(added);
    }

    /// <summary>The Java client takes user and password in one text, once both are known.</summary>
    private static ImmutableSortedDictionary<string, string> WithLogin(ImmutableSortedDictionary<string, string> settings)
    {
        if (!settings.TryGetValue(Prefix + UserName, out var user) || !settings.TryGetValue(Prefix + Password, out var password))
        {
            return settings;
        }

        var module = settings.GetValueOrDefault(Mechanism, "PLAIN").StartsWith("SCRAM", StringComparison.OrdinalIgnoreCase)
            ? "org.apache.kafka.common.security.scram.ScramLoginModule"
            : "org.apache.kafka.common.security.plain.PlainLoginModule";
        return settings.SetItem(Jaas, $"{module} required username=\"{Escaped(user)}\" password=\"{Escaped(password)}\";");
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>What the Java client is told: without the parts that stand in its login text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Java(IReadOnlyDictionary<string, string> settings) =>
        settings.Where(s => s.Key is not Prefix + UserName and not Prefix + Password);
}
