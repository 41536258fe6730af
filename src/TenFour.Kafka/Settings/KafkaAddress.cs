using System.Text.Json;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Patterns;

namespace TenFour.Kafka.Settings;

/// <summary>
/// What a user writes for topics of Kafka: <c>kafka://host:port/calls</c>, several as <c>kafka://host:port/a,b</c>, those whose names match as
/// <c>kafka://host:port/?subscribePattern=calls.*</c>, or some partitions as <c>kafka://host:port/?assign={"calls":[0,1]}</c>. Several
/// brokers are separated by commas.
/// </summary>
/// <param name="Servers">The brokers to ask first: <c>host:port,host:port</c>.</param>
/// <param name="Topics">The topics by name; empty with a pattern.</param>
/// <param name="Pattern">A Java regular expression that the whole name of a topic must match; null without one.</param>
/// <param name="Assigned">The partitions of each topic that are read; null for all.</param>
/// <param name="ExactlyOnce">Of a sink: rows and the batch's id are written in one transaction.</param>
public sealed record KafkaAddress(
    string Servers,
    IReadOnlyList<string> Topics,
    string? Pattern = null,
    IReadOnlyDictionary<string, IReadOnlyList<int>>? Assigned = null,
    bool ExactlyOnce = false)
{
    public const string Scheme = "kafka://";

    private const int DefaultPort = 9092;
    private const string PatternOption = "subscribePattern";
    private const string AssignOption = "assign";
    private const string ExactlyOnceOption = "exactlyOnce";

    private static readonly string[] Options = [PatternOption, AssignOption, ExactlyOnceOption];

    /// <summary>The topics in one word: <c>calls</c>, <c>a,b</c>, or the pattern.</summary>
    public string Name => Pattern ?? string.Join(',', Topics);

    /// <summary>As Spark's progress shows it: <c>Subscribe[a, b]</c>, <c>SubscribePattern[calls.*]</c>, <c>Assign[calls-0, calls-1]</c>.</summary>
    public string Strategy =>
        Pattern is not null ? $"SubscribePattern[{Pattern}]"
        : Assigned is not null ? $"Assign[{string.Join(", ", Assigned.SelectMany(t => t.Value.Select(p => $"{t.Key}-{p}")))}]"
        : $"Subscribe[{string.Join(", ", Topics)}]";

    /// <summary>The option of Spark's Kafka source that names the topics, and what it takes.</summary>
    public (string Option, string Value) SparkStrategy =>
        Pattern is not null ? (PatternOption, Pattern)
        : Assigned is not null ? (AssignOption, JsonSerializer.Serialize(Assigned))
        : ("subscribe", string.Join(',', Topics));

    /// <summary>Whether a topic is among those that the address means.</summary>
    public bool Names(string topic) => Pattern is null
        ? Topics.Contains(topic)
        : JavaRegex.TryCompile(Pattern, out var regex, out _) && regex.Match(topic) is { Success: true } match && match.Length == topic.Length;

    /// <summary>Whether a text is meant as an address of Kafka.</summary>
    public static bool IsKafka(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="StreamingException">The text is no address of topics.</exception>
    public static KafkaAddress Parse(string text)
    {
        var rest = text[Scheme.Length..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? rest : rest[..question];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var servers = ParseServers(slash < 0 ? path : path[..slash]);
        var topics = slash < 0 ? [] : path[(slash + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var address = new KafkaAddress(servers, [.. topics.Select(Uri.UnescapeDataString).Distinct()]);
        foreach (var option in question < 0 ? [] : rest[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (option, "") : (option[..equals], Uri.UnescapeDataString(option[(equals + 1)..]));
            address = address.With(name, value, topics.Length > 0);
        }

        return address;
    }

    /// <summary>The address of what can be read.</summary>
    /// <exception cref="StreamingException">It names no topic.</exception>
    public static KafkaAddress ParseSource(string text)
    {
        var address = Parse(text);
        if (address.ExactlyOnce)
        {
            throw StreamingException.ForUser($"{text}: {ExactlyOnceOption} is an option of a sink.", advice: "Leave it out.");
        }

        return address.Topics.Count > 0 || address.Pattern is not null ? address : throw NoTopic(text);
    }

    /// <summary>The address of one topic.</summary>
    /// <exception cref="StreamingException">It names none, or several.</exception>
    public static KafkaAddress ParseTopic(string text)
    {
        var address = ParseSource(text);
        return address is { Topics.Count: 1, Assigned: null } ? address : throw StreamingException.ForUser(
            $"{text} does not name one topic.", advice: $"Write {Scheme}host:port/topic.");
    }

    /// <summary>The address of a sink: one topic, or none where the rows name theirs.</summary>
    /// <exception cref="StreamingException">It names several topics, or has options of a source.</exception>
    public static KafkaAddress ParseSink(string text)
    {
        var address = Parse(text);
        return address is { Topics.Count: <= 1, Pattern: null, Assigned: null } ? address : throw StreamingException.ForUser(
            $"{text}: a sink writes to one topic.", advice: $"Write {Scheme}host:port/topic, or {Scheme}host:port where each row names its topic.");
    }

    /// <summary>Without a password: there is none in it.</summary>
    public override string ToString() => $"{Scheme}{Servers}/{(Pattern is null ? Name : "?" + PatternOption + "=" + Pattern)}";

    private static string ParseServers(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            // The text is not repeated: it holds what may be a password.
            throw StreamingException.ForUser(
                "An address of Kafka has no user and no password in it.",
                advice: "Give them as --set kafka.sasl.username=... and --set kafka.sasl.password=..., best from the environment of the shell.");
        }

        var servers = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return servers.Length > 0 ? string.Join(',', servers.Select(ParseServer)) : throw StreamingException.ForUser(
            "The address of Kafka names no broker.", advice: $"Write {Scheme}host:port/topic, such as {Scheme}localhost:9092/calls.");
    }

    private static string ParseServer(string server)
    {
        var colon = server.LastIndexOf(':');
        if (colon < 0 || server.EndsWith(']'))
        {
            return $"{server}:{DefaultPort}";
        }

        return colon > 0 && IsHost(server[..colon]) && ushort.TryParse(server.AsSpan(colon + 1), out var port) && port > 0 ? server : throw StreamingException.ForUser(
            $"{server} is no broker.", advice: "Write host:port with a port from 1 to 65535.");
    }

    /// <summary>Colons stand in an address of IPv6 only, which has brackets.</summary>
    private static bool IsHost(string text) => text.StartsWith('[') ? text.EndsWith(']') : !text.Contains(':', StringComparison.Ordinal);

    private KafkaAddress With(string name, string value, bool hasTopics)
    {
        var known = Options.FirstOrDefault(o => o.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw UnknownOption(name);
        if (known != ExactlyOnceOption && (hasTopics || Pattern is not null || Assigned is not null))
        {
            throw StreamingException.ForUser(
                $"{known} stands beside other topics.", advice: $"Name topics, or {PatternOption}, or {AssignOption}: one of the three.");
        }

        return known switch
        {
            PatternOption => JavaRegex.TryCompile(value, out _, out var problem) ? this with { Pattern = value } : throw StreamingException.ForUser(
                $"{PatternOption}={value} is no regular expression: {problem}", advice: "Write it as in Java; the whole name of a topic must match."),
            AssignOption => WithPartitions(value),
            _ => bool.TryParse(value, out var exactly) ? this with { ExactlyOnce = exactly } : throw StreamingException.ForUser(
                $"{ExactlyOnceOption} must be true or false, and is '{value}'."),
        };
    }

    private KafkaAddress WithPartitions(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var assigned = document.RootElement.EnumerateObject().ToDictionary(
                t => t.Name, IReadOnlyList<int> (t) => [.. t.Value.EnumerateArray().Select(p => p.GetInt32()).Distinct().Order()]);
            return assigned.Count > 0 && assigned.Values.All(p => p.Count > 0) ? this with { Topics = [.. assigned.Keys], Assigned = assigned } : throw NoPartitions(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw NoPartitions(json);
        }
    }

    private static StreamingException NoPartitions(string json) => StreamingException.ForUser(
        $"{AssignOption}={json} names no partitions.", advice: "Write it as in Spark: {\"calls\":[0,1]}.");

    private static StreamingException UnknownOption(string name) => StreamingException.ForUser(
        $"An address of Kafka has no option {name}.",
        advice: $"Did you mean {NearestName.Rank(name, Options).First()}? Everything else is a setting: --set {name}=..., client settings --set kafka.NAME=...");

    private static StreamingException NoTopic(string text) => StreamingException.ForUser(
        $"{text} names no topic.", advice: $"Write {Scheme}host:port/topic, several as a,b, or ?{PatternOption}= or ?{AssignOption}=.");
}
