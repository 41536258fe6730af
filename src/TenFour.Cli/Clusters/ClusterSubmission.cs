using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Clusters;

/// <summary>Starts a statistic on a Spark cluster and leaves it there.</summary>
internal static class ClusterSubmission
{
    public static async Task<int> RunAsync(CommandContext context, StatisticOptions options, RunOptions run)
    {
        var master = context.Arguments.GetRequiredValue(run.Master);
        if (!ConnectAddress.IsConnect(master))
        {
            throw StreamingException.ForUser(
                $"submit leaves a statistic on a cluster, and {master} is none.", advice: "Give --master sc://host:15002, or use `run`.");
        }

        var address = ConnectAddress.Parse(master);
        var setup = await ClusterSetup.CreateAsync(context, options);
        var sinks = ClusterSinks.Parse(context.Arguments.GetValue(run.Sinks), setup.Settings, context.Output, context.Time);
        ClusterStarting.Check(context, run, setup, sinks);
        using var session = await ClusterStarting.ConnectAsync(context, address, StatisticSetup.Warnings(context));
        var query = await StartAsync(context, options, run, setup, sinks, session);
        context.Output.Results.WriteLine($"{query.Name} {query.RunId}");
        context.Output.Messages.WriteLine($"{query.Name} runs at {query.Address}, id {query.ShortId}; `queries attach {query.Name}` shows it, `queries stop {query.Name}` ends it");
        context.Output.Messages.WriteLine(ClusterMessages.OfTimeout(await SessionTimeout.AskAsync(session, context.Stop)));
        return ExitCode.Done;
    }

    /// <summary>What could not be started, or not be found again, is not left on the cluster.</summary>
    private static async Task<KeptQuery> StartAsync(
        CommandContext context, StatisticOptions options, RunOptions run, ClusterSetup setup, ClusterSinks sinks, SparkSession session)
    {
        try
        {
            var start = await ClusterStarting.PrepareAsync(context, options, run, setup, sinks, session);
            var cluster = await ClusterRun.StartAsync(session, setup.Statistic, start, most: 0, context.Stop);
            return ClusterStarting.Keep(context, setup, session, cluster, isShown: sinks.Target is null);
        }
        catch
        {
            await ClusterStarting.ReleaseAsync(context, session);
            throw;
        }
    }
}
