using System.Globalization;
using TenFour.Kafka.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Topics;
using TenFour.Streaming.Watermarks;

namespace TenFour.Cli.Running;

/// <summary>The names that <c>--set</c> takes, ignoring case: Spark's, each with what it does here or why it does nothing.</summary>
internal static class KnownSettings
{
    private static readonly Dictionary<string, Func<RunSettings, string, RunSettings>> Applied = new(StringComparer.OrdinalIgnoreCase)
    {
        ["maxOffsetsPerTrigger"] = (s, v) => s with { Query = s.Query with { MaxOffsetsPerTrigger = Count("maxOffsetsPerTrigger", v) } },
        ["minOffsetsPerTrigger"] = (s, v) => s with { Query = s.Query with { MinOffsetsPerTrigger = Count("minOffsetsPerTrigger", v) } },
        ["maxTriggerDelay"] = (s, v) => s with { Query = s.Query with { MaxTriggerDelay = Delay(v) } },
        ["startingOffsets"] = (s, v) => s with { Query = s.Query with { StartingOffsets = v } },
        ["startingTimestamp"] = (s, v) => s with
        {
            Query = s.Query with { StartingTimestampMillis = Count("startingTimestamp", v) },
        },
        ["startingOffsetsByTimestamp"] = (s, v) => s with { Query = s.Query with { StartingOffsetsByTimestamp = v } },
        ["startingOffsetsByTimestampStrategy"] = (s, v) => s with { Query = s.Query with { StartsAtLatestWithoutMatch = IsLatest(v) } },
        ["endingOffsets"] = (s, v) => s with { Query = s.Query with { EndingOffsets = v } },
        ["groupIdPrefix"] = (s, v) => s with { Kafka = s.Kafka with { GroupIdPrefix = v } },
        ["commitOffsetsToGroup"] = (s, v) => s with { Kafka = s.Kafka with { CommitGroup = v } },
        ["failOnDataLoss"] = (s, v) => s with { FailOnDataLoss = Truth("failOnDataLoss", v) },
        ["maxRecordBytes"] = (s, v) => s with { Query = s.Query with { MaxRecordBytes = (int)Count("maxRecordBytes", v, FileTopicSourceOptions.SmallestMaxRecordBytes, FileTopicSourceOptions.LargestMaxRecordBytes) } },
        ["spark.sql.session.timeZone"] = (s, v) => s with { TimeZone = Zone(v) },
        ["spark.sql.streaming.multipleWatermarkPolicy"] = (s, v) => s with { Query = s.Query with { WatermarkPolicy = Policy(v) } },
        ["spark.sql.streaming.noDataMicroBatches.enabled"] = (s, v) => s with
        {
            Query = s.Query with { NoDataBatches = Truth("spark.sql.streaming.noDataMicroBatches.enabled", v) },
        },
        ["spark.sql.ansi.enabled"] = (s, v) => Truth("spark.sql.ansi.enabled", v)
            ? s
            : throw StreamingException.ForUser("spark.sql.ansi.enabled=false is not supported: a bad value fails the query, as Spark 4 does.", advice: "Use try_cast, try_divide and their like where null is wanted."),
    };

    private static readonly Dictionary<string, string> Ineffective = new(StringComparer.OrdinalIgnoreCase)
    {
        ["maxRatePerPartition"] = "it belongs to the old DStreams; use maxOffsetsPerTrigger",
        ["spark.streaming.kafka.maxRatePerPartition"] = "it belongs to the old DStreams; use maxOffsetsPerTrigger",
        ["spark.streaming.backpressure.enabled"] = "it belongs to the old DStreams; a batch takes what is there, within maxOffsetsPerTrigger",
        ["spark.sql.shuffle.partitions"] = "the embedded engine has no shuffle; use --master local[n] for the number of workers",
        ["spark.default.parallelism"] = "use --master local[n] for the number of workers",
        ["spark.executor.memory"] = "there are no executors in the embedded engine",
        ["spark.executor.cores"] = "there are no executors in the embedded engine; use --master local[n]",
        ["spark.driver.memory"] = "the program uses the machine's memory as it needs it",
        ["spark.sql.streaming.stateStore.providerClass"] = "the embedded engine has one kind of state, in memory with a change log",
        ["spark.sql.streaming.checkpointLocation"] = "use --checkpoint",
        ["spark.sql.streaming.minBatchesToRetain"] = "the checkpoint keeps what a restart needs",
        ["spark.sql.adaptive.enabled"] = "the embedded engine plans a query once",
        ["minPartitions"] = "splits are cut by size; use --master local[n] for the number of workers",
        ["maxRecordsPerPartition"] = "splits are cut by size; use --master local[n] for the number of workers",
        ["includeHeaders"] = "a statistic that names _headers reads them",
        ["kafkaConsumer.pollTimeoutMs"] = "a query waits for its brokers, and says so",
        ["fetchOffset.numRetries"] = "a query waits for its brokers, and says so",
        ["fetchOffset.retryIntervalMs"] = "a query waits for its brokers, and says so",
        ["subscribePattern"] = "write --source 'kafka://host:port/?subscribePattern=...'",
        ["assign"] = "write --source 'kafka://host:port/?assign=...'",
        ["endingOffsetsByTimestamp"] = "use endingOffsets",
        ["subscribe"] = "name the topic with --source",
    };

    /// <summary>Whether a name does something in the embedded engine.</summary>
    public static bool HasEffect(string name) => name.StartsWith(KafkaSettings.Prefix, StringComparison.OrdinalIgnoreCase) || Applied.ContainsKey(name);

    public static IEnumerable<string> Names => Applied.Keys.Concat(Ineffective.Keys);

    /// <param name="lenient">Turns refusals of names into warnings.</param>
    /// <param name="warn">Takes the warnings.</param>
    /// <exception cref="StreamingException">The name is unknown or has no effect, or the value is wrong.</exception>
    public static RunSettings Apply(RunSettings settings, string name, string value, bool lenient, Action<string> warn)
    {
        if (name.StartsWith(KafkaSettings.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return settings with { Kafka = settings.Kafka.With(name, value) };
        }

        if (Applied.TryGetValue(name, out var apply))
        {
            return apply(settings, value);
        }

        var refusal = Refusal(name);
        if (!lenient)
        {
            throw refusal;
        }

        warn($"{refusal.Message} It is ignored.");
        return settings;
    }

    private static StreamingException Refusal(string name)
    {
        if (Ineffective.TryGetValue(name, out var reason))
        {
            return StreamingException.ForUser($"{name} does nothing here: {reason}.", advice: "Leave it out, or pass --lenient to go on with a warning.");
        }

        if (KafkaSettings.Knows(name))
        {
            return StreamingException.ForUser($"There is no setting {name}.", advice: $"A setting of Kafka's client begins with {KafkaSettings.Prefix} here: {KafkaSettings.Prefix}{name}.");
        }

        var nearest = NearestName.Rank(name, Names).First();
        return StreamingException.ForUser(
            $"There is no setting {name}.", advice: $"The nearest name is {nearest}. Pass --lenient to go on with a warning.");
    }

    /// <summary>As Spark reads it: a number alone is milliseconds.</summary>
    private static TimeSpan Delay(string value) => DurationText.Parse(
        value.All(char.IsAsciiDigit) ? value + "ms" : value, "maxTriggerDelay is written like 15m");

    private static long Count(string name, string value, long least = 1, long most = long.MaxValue) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most
            ? count
            : throw StreamingException.ForUser(
                $"{name} must be a whole number from {least}{(most == long.MaxValue ? "" : $" to {most}")}, and is '{value}'.");

    private static bool IsLatest(string value) => value.ToUpperInvariant() switch
    {
        "LATEST" => true,
        "ERROR" => false,
        _ => throw StreamingException.ForUser($"startingOffsetsByTimestampStrategy must be error or latest, and is '{value}'."),
    };

    private static bool Truth(string name, string value) => bool.TryParse(value, out var truth)
        ? truth
        : throw StreamingException.ForUser($"{name} must be true or false, and is '{value}'.");

    private static WatermarkPolicy Policy(string value) => Enum.TryParse<WatermarkPolicy>(value, ignoreCase: true, out var policy)
        ? policy
        : throw StreamingException.ForUser($"spark.sql.streaming.multipleWatermarkPolicy must be min or max, and is '{value}'.");

    private static TimeZoneInfo Zone(string value) => TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone)
        ? zone
        : throw StreamingException.ForUser($"There is no time zone '{value}'.", advice: "Write it like America/Los_Angeles or UTC.");
}
