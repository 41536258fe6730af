using TenFour.Spark.Sessions;

namespace TenFour.Spark.Running;

/// <summary>The settings that a session has on a cluster beside those that a user names; pure.</summary>
public static class SessionDefaults
{
    public const string Partitions = "spark.sql.shuffle.partitions";
    public const string TimeZone = "spark.sql.session.timeZone";
    public const string Ansi = "spark.sql.ansi.enabled";

    /// <summary>Reports that a query keeps: with Spark's 100, a reader that is busy with a long result could miss some.</summary>
    private const string KeptReports = "spark.sql.streaming.numRecentProgressUpdates";

    /// <summary>Those that decide results are ours, and Spark's 200 partitions of state would make a small cluster crawl.</summary>
    internal static Dictionary<string, string> For(TimeZoneInfo timeZone, int cores, IReadOnlyDictionary<string, string> named)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [TimeZone] = ZoneName(timeZone),
            [Ansi] = "true",
            [Partitions] = ClusterCores.Text(cores),
            [KeptReports] = "1000",
        };
        foreach (var (name, value) in named)
        {
            settings[name] = value;
        }

        return settings;
    }

    /// <summary>Windows has names of its own, which Java does not know.</summary>
    private static string ZoneName(TimeZoneInfo zone) => zone.HasIanaId || !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? zone.Id : name;
}
