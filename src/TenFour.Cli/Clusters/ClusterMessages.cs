using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Streaming;

namespace TenFour.Cli.Clusters;

/// <summary>What a user is told when a statistic starts on a cluster; pure.</summary>
internal static class ClusterMessages
{
    /// <param name="timeout">After how long without a call the cluster ends a session; null: never.</param>
    public static string OfTimeout(string? timeout) => timeout is null
        ? "the cluster keeps the query until it is stopped"
        : $"the cluster ends the session, and the query in it, when nobody calls for {timeout} (its {SessionTimeout.Setting}); `queries list` is such a call";

    public static IEnumerable<string> OfStart(ClusterSetup setup, ClusterStart start)
    {
        if (!setup.Settings.Session.ContainsKey(SessionDefaults.Partitions))
        {
            yield return $"{SessionDefaults.Partitions}={start.Settings[SessionDefaults.Partitions]}, the cores of the cluster, instead of Spark's 200";
        }

        if (start.Checkpoint is null)
        {
            yield return "a temporary checkpoint of the cluster is used: the query cannot go on after a stop. --checkpoint LOCATION keeps it";
        }

        if (SourceDefaults.StartsAtEarliest(setup.Settings.Source.Keys))
        {
            yield return "a new query starts at the earliest record (startingOffsets=earliest)";
        }

        if (start.Target is null && setup.Statistic.Mode != OutputMode.Complete)
        {
            yield return "the rows are shown from Spark's memory sink, which keeps them all in the driver's memory and cannot resume append and update "
                + "from a checkpoint. --sink kafka://host:port/topic or parquet:LOCATION can";
        }
    }
}
