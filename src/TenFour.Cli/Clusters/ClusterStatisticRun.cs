using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Clusters;

/// <summary>Runs a statistic on a Spark cluster until it ends or is stopped, and shows here what it gives.</summary>
internal static class ClusterStatisticRun
{
    public static async Task<int> RunAsync(CommandContext context, StatisticOptions options, RunOptions run)
    {
        var address = ConnectAddress.Parse(context.Arguments.GetRequiredValue(run.Master));
        RefuseLocalOptions(context, run);
        var setup = await ClusterSetup.CreateAsync(context, options);
        var sinks = ClusterSinks.Parse(context.Arguments.GetValue(run.Sinks), setup.Settings, context.Output, context.Time);
        ClusterStarting.Check(context, run, setup, sinks);
        using var following = new ClusterFollowing(context, sinks.Shown, context.Arguments.GetValue(run.Progress));
        using var session = await ClusterStarting.ConnectAsync(context, address, following.Warn);
        ClusterRun? cluster = null;
        KeptQuery? kept = null;
        try
        {
            var start = await ClusterStarting.PrepareAsync(context, options, run, setup, sinks, session);
            cluster = await ClusterRun.StartAsync(session, setup.Statistic, start, sinks.MostRows, context.Stop);
            kept = ClusterStarting.Keep(context, setup, session, cluster, isShown: sinks.Target is null);
            await following.OpenAsync(setup.File.File.Title, setup.Statistic.Plan.Schema, setup.Statistic.Mode, setup.Statistic.TimeZone);
            await following.FollowAsync(cluster);
            context.Stop.ThrowIfCancellationRequested();
            return ExitCode.Done;
        }
        finally
        {
            // A query that may go on without us stays in the list.
            var isReleased = await ClusterStarting.ReleaseAsync(context, session);
            if (kept is not null && (isReleased || cluster is { HasEnded: true }))
            {
                KeptQueries.OfUser().Remove(kept);
            }
        }
    }

    private static void RefuseLocalOptions(CommandContext context, RunOptions run)
    {
        foreach (var option in new[] { run.Rejected, run.Late })
        {
            if (context.Arguments.GetValue(option) is not null)
            {
                throw StreamingException.ForUser(
                    $"{option.Name}: a cluster does not tell which records were dropped or malformed.",
                    advice: "Leave it out, or run the statistic with --master local[*].");
            }
        }
    }
}
