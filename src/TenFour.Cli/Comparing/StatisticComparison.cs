using System.CommandLine;
using TenFour.Cli.Clusters;
using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Comparing;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Comparing;

/// <summary>Compares a statistic on both engines, and prints what differs.</summary>
internal static class StatisticComparison
{
    public static async Task<int> RunAsync(CommandContext context, StatisticOptions options, Option<string> master)
    {
        var address = Address(context.Arguments.GetRequiredValue(master));
        var setup = await ComparisonSetup.CreateAsync(context, options);
        using var session = await SparkSession.ConnectAsync(address, context.Time, StatisticSetup.Warnings(context), context.Stop);
        try
        {
            await ClusterStarting.CheckSettingsAsync(context, options, setup.Cluster, session);
            var settings = await ClusterRun.SettingsAsync(session, setup.Session.TimeZone, setup.Cluster.Session, context.Stop);
            await session.SetAsync(settings, context.Stop);
            context.Output.Messages.WriteLine(
                $"Spark {session.Version} at {session.Address.Display} runs first, {SessionDefaults.Partitions}={settings[SessionDefaults.Partitions]}");
            var result = await CompareAsync(context, setup, session);
            ComparisonText.Write(context.Output, result);
            return result.IsEqual ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            // Also the rows in the cluster's memory end with the session.
            _ = await ClusterStarting.ReleaseAsync(context, session);
        }
    }

    private static Task<ComparisonResult> CompareAsync(CommandContext context, ComparisonSetup setup, SparkSession session)
    {
        var messages = context.Output.Messages;
        var comparison = new EngineComparison(session, setup.Ends)
        {
            OnSparkReport = report => messages.WriteLine($"Spark: {ProgressLine.Of(report.Progress)}"),
            OnSparkEnd = () => messages.WriteLine("the embedded engine runs now, up to where Spark has read"),
        };
        return setup.Refusal is { } refusal
            ? comparison.CompareRefusalAsync(refusal, context.Statistic!.Text, setup.Session, setup.Streams, setup.Tables, context.Stop)
            : comparison.CompareAsync(setup.Frame!, setup.Streams, setup.Query, setup.Session.TimeZone, context.Stop);
    }

    private static ConnectAddress Address(string text) => ConnectAddress.IsConnect(text) ? ConnectAddress.Parse(text) : throw StreamingException.ForUser(
        $"--master {text}: the embedded engine is compared with a Spark cluster, and this is none.", advice: "Name one as sc://host:15002.");
}
