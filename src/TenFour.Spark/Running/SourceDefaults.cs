using TenFour.Spark.Plans;

namespace TenFour.Spark.Running;

/// <summary>Options of Spark's Kafka source that are ours where nothing else is said, since they decide results; pure.</summary>
public static class SourceDefaults
{
    public const string StartingOffsets = "startingOffsets";
    public const string IsolationLevel = "kafka.isolation.level";

    private const string AnyStart = "starting";

    /// <summary>A new query starts at the earliest record, and records of transactions that were broken off are not read.</summary>
    internal static SparkStream Apply(SparkStream stream)
    {
        var options = new Dictionary<string, string>(stream.Options, StringComparer.OrdinalIgnoreCase);
        options.TryAdd(IsolationLevel, "read_committed");
        if (StartsAtEarliest(options.Keys))
        {
            options[StartingOffsets] = "earliest";
        }

        return new SparkStream(options);
    }

    /// <summary>Whether no option says where to start.</summary>
    public static bool StartsAtEarliest(IEnumerable<string> options) => !options.Any(o => o.StartsWith(AnyStart, StringComparison.OrdinalIgnoreCase));
}
