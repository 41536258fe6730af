namespace TenFour.Spark.Faults;

/// <summary>What to do about errors of Spark that users of a cluster meet often; pure.</summary>
internal static class ServerAdvice
{
    public static string? For(string? condition, string text, IReadOnlyList<string> causes, string? version)
    {
        var all = string.Join('\n', causes.Prepend(text));
        return condition switch
        {
            _ when all.Contains("does not support recovering from checkpoint location", StringComparison.Ordinal) =>
                "Spark's memory sink cannot resume append and update from a checkpoint: write to --sink kafka://host:port/topic or parquet:LOCATION, or use another --checkpoint.",
            _ when IsKafkaMissing(condition, all) =>
                $"The cluster lacks its Kafka package: start its Connect server with --packages {KafkaPackage(version)}.",
            "INVALID_HANDLE.SESSION_CHANGED" =>
                "The cluster's server was started again, and the queries that ran there have ended. Run the statistic again; with the same --checkpoint it goes on where it was.",
            not null when condition.StartsWith("INVALID_HANDLE.SESSION", StringComparison.Ordinal) =>
                "The session has timed out or was closed, and the queries in it have ended. Run the statistic again; with the same --checkpoint it goes on where it was.",
            _ when all.Contains("No resolvable bootstrap urls", StringComparison.Ordinal) =>
                "The address in --source is resolved on the cluster: name the broker as the cluster's machines know it.",
            _ when all.Contains("not present in metadata", StringComparison.Ordinal) =>
                "The brokers do not have the topic and make none by themselves, or the cluster's workers cannot reach them: create it, `topics create kafka://host:port/topic`, or check advertised.listeners.",
            _ when all.Contains("Timed out waiting for a node assignment", StringComparison.Ordinal)
                || all.Contains("org.apache.kafka.common.errors.TimeoutException", StringComparison.Ordinal) =>
                "The cluster cannot reach the broker: name the broker as the cluster's machines know it, and check its advertised.listeners.",
            _ when all.Contains("UnknownTopicOrPartitionException", StringComparison.Ordinal) =>
                "Create the topic, or correct its name; `topics list kafka://host:port` shows what there is.",
            _ => null,
        };
    }

    /// <summary>The package that fits the server: Spark 4 is built for Scala 2.13, and Spark 3 for 2.12 where nobody has chosen otherwise.</summary>
    private static string KafkaPackage(string? version) => version is null
        ? "org.apache.spark:spark-sql-kafka-0-10_2.13:VERSION, VERSION being that of the server's Spark"
        : $"org.apache.spark:spark-sql-kafka-0-10_{(version.StartsWith("3.", StringComparison.Ordinal) ? "2.12" : "2.13")}:{version}";

    /// <summary>Whether the cluster was started without the package that reads and writes Kafka.</summary>
    public static bool IsKafkaMissing(string? condition, string text) =>
        text.Contains("Failed to find data source: kafka", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Failed to find the data source: kafka", StringComparison.OrdinalIgnoreCase)
        || (condition == "DATA_SOURCE_NOT_FOUND" && text.Contains("kafka", StringComparison.OrdinalIgnoreCase));
}
