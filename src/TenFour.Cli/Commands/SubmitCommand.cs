using System.CommandLine;
using TenFour.Cli.Clusters;
using TenFour.Cli.Running;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Commands;

/// <summary>The <c>submit</c> command's words; <see cref="ClusterSubmission"/> does the work.</summary>
internal static class SubmitCommand
{
    public static Command Create()
    {
        var options = new StatisticOptions();
        var command = new Command("submit", "Start a statistic on a Spark cluster, and leave it running there.") { options.Statistic };
        options.AddTo(command);
        var run = new RunOptions();
        run.AddClusterOptionsTo(command);
        return command
            .Example("submit statistics/calls-per-day.sql --source kafka://localhost:9092/calls --master sc://localhost:15002")
            .Runs(context => ClusterSubmission.RunAsync(context, options, run));
    }
}
