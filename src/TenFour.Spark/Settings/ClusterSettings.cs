using System.Collections.Immutable;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Settings;

/// <summary>
/// Settings under Spark's names, for a statistic on a cluster: <c>spark.*</c> are the session's, <c>kafka.*</c> those of the Kafka client, of the
/// source and the sink, and the rest are options of the Kafka source. Immutable; nothing of their values is shown, since they hold passwords.
/// </summary>
public sealed record ClusterSettings
{
    private const string SparkPrefix = "spark.";
    private const string KafkaPrefix = "kafka.";
    private const string TimeZoneName = "spark.sql.session.timeZone";

    private static readonly ImmutableSortedDictionary<string, string> Empty =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    public static readonly ClusterSettings Default = new();

    private static readonly string[] SourceNames =
    [
        "startingOffsets", "startingTimestamp", "startingOffsetsByTimestamp", "startingOffsetsByTimestampStrategy", "maxOffsetsPerTrigger",
        "minOffsetsPerTrigger", "maxTriggerDelay", "failOnDataLoss", "minPartitions", "maxRecordsPerPartition", "groupIdPrefix",
        "kafkaConsumer.pollTimeoutMs", "fetchOffset.numRetries", "fetchOffset.retryIntervalMs",
    ];

    private static readonly Dictionary<string, string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        ["endingOffsets"] = "Spark knows it in batch queries only; --trigger available-now ends with what is there when the query starts",
        ["endingOffsetsByTimestamp"] = "Spark knows it in batch queries only; --trigger available-now ends with what is there when the query starts",
        ["commitOffsetsToGroup"] = "Spark commits no offsets to Kafka; the progress shows the lag",
        ["maxRecordBytes"] = "it is the embedded engine's; on a cluster brokers and kafka.max.partition.fetch.bytes bound a record",
        ["includeHeaders"] = "a statistic that names _headers reads them",
        ["maxRatePerPartition"] = "it belongs to the old DStreams; use maxOffsetsPerTrigger",
        ["subscribe"] = "name the topic with --source",
        ["subscribePattern"] = "write --source 'kafka://host:port/?subscribePattern=...'",
        ["assign"] = "write --source 'kafka://host:port/?assign=...'",
        ["spark.streaming.kafka.maxRatePerPartition"] = "it belongs to the old DStreams; use maxOffsetsPerTrigger",
        ["spark.streaming.backpressure.enabled"] = "it belongs to the old DStreams; a batch takes what is there, within maxOffsetsPerTrigger",
        ["spark.sql.streaming.checkpointLocation"] = "use --checkpoint",
    };

    /// <summary>Settings of the session.</summary>
    public ImmutableSortedDictionary<string, string> Session { get; init; } = Empty;

    /// <summary>Options of the Kafka source.</summary>
    public ImmutableSortedDictionary<string, string> Source { get; init; } = Empty;

    /// <summary>Settings of the Kafka client in the words of the Java client, each with <c>kafka.</c> before it.</summary>
    public IEnumerable<KeyValuePair<string, string>> KafkaOptions => KafkaOptionNames.Java(Kafka);

    private ImmutableSortedDictionary<string, string> Kafka { get; init; } = Empty;

    /// <summary>The session time zone; null: the default one.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <param name="lenient">Turns refusals of names into warnings.</param>
    /// <param name="warn">Takes the warnings.</param>
    /// <exception cref="StreamingException">The name is unknown or has no effect on a cluster, or the value is wrong.</exception>
    public ClusterSettings With(string name, string value, bool lenient, Action<string> warn)
    {
        if (RefusalOf(name) is { } refusal)
        {
            if (!lenient)
            {
                throw refusal;
            }

            warn($"{refusal.Message} It is ignored.");
            return this;
        }

        return name.StartsWith(KafkaPrefix, StringComparison.OrdinalIgnoreCase)
            ? this with { Kafka = KafkaOptionNames.Add(Kafka, name[KafkaPrefix.Length..], value, warn) }
            : name.StartsWith(SparkPrefix, StringComparison.OrdinalIgnoreCase) ? WithSpark(name, value)
            : this with { Source = Source.SetItem(SourceNames.First(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)), value) };
    }

    public override string ToString() => $"{nameof(ClusterSettings)}({string.Join(", ", Session.Keys.Concat(Source.Keys).Concat(Kafka.Keys))})";

    private ClusterSettings WithSpark(string name, string value) => name switch
    {
        _ when name.Equals(TimeZoneName, StringComparison.OrdinalIgnoreCase) => this with { TimeZone = Zone(value), Session = Session.SetItem(TimeZoneName, value) },
        _ when name.Equals("spark.sql.ansi.enabled", StringComparison.OrdinalIgnoreCase) && !value.Equals("true", StringComparison.OrdinalIgnoreCase) =>
            throw StreamingException.ForUser(
                "spark.sql.ansi.enabled=false is not supported: a bad value fails the query, as Spark 4 does.",
                advice: "Use try_cast, try_divide and their like where null is wanted."),

        // Spark's names are case-sensitive, and an unknown one would be kept without a word.
        _ => this with { Session = Session.SetItem(name, value) },
    };

    private static StreamingException? RefusalOf(string name) =>
        Refused.TryGetValue(name, out var reason)
            ? StreamingException.ForUser($"{name} does nothing on a cluster: {reason}.", advice: "Leave it out, or pass --lenient to go on with a warning.")
            : name.StartsWith(SparkPrefix, StringComparison.OrdinalIgnoreCase)
                || name.StartsWith(KafkaPrefix, StringComparison.OrdinalIgnoreCase)
                || SourceNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? null
            : StreamingException.ForUser(
                $"There is no setting {name}.",
                advice: $"The nearest name is {NearestName.Rank(name, SourceNames.Concat(Refused.Keys)).First()}. Pass --lenient to go on with a warning.");

    private static TimeZoneInfo Zone(string value) => TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone)
        ? zone
        : throw StreamingException.ForUser($"There is no time zone '{value}'.", advice: "Write it like America/Los_Angeles or UTC.");
}
