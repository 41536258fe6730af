using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Statistics;
using TenFour.Spark.Sessions;

namespace TenFour.Dashboard.Hosting;

/// <summary>Makes sure at the start that the cluster answers, and says what it is for.</summary>
internal static class ClusterGreeting
{
    /// <exception cref="TenFour.Streaming.Errors.StreamingException">It does not, or is none that can be used.</exception>
    public static async Task SayAsync(DashboardOptions options, TimeProvider time, CancellationToken cancellation)
    {
        if (options.Cluster is not { } cluster)
        {
            return;
        }

        using var session = await SparkSession.ConnectAsync(cluster, time, options.Say, cancellation).ConfigureAwait(false);
        await session.TryReleaseAsync().ConfigureAwait(false);
        options.Say(
            $"Statistics run on Spark {session.Version} at {cluster.Display}, each when it is opened, {ClusterPlaces.Most} at a time. The first page is computed here.");
    }
}
