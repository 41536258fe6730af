using System.CommandLine;
using TenFour.Cli.Clusters;
using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Spark.Settings;

namespace TenFour.Cli.Commands;

/// <summary>The <c>run</c> command's words; <see cref="StatisticRun"/> does the work here, <see cref="ClusterStatisticRun"/> on a cluster.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var options = new StatisticOptions();
        var command = new Command("run", "Run a statistic on a topic, batch by batch, into a sink.") { options.Statistic };
        options.AddTo(command);
        var run = new RunOptions();
        run.AddTo(command);
        return command
            .Example("run statistics/calls-by-type.sql --source data/calls")
            .Example("run statistics/calls-by-type.sql --source data/calls --trigger available-now --set maxOffsetsPerTrigger=5000")
            .Example("run statistics/calls-per-hour.sql --source data/calls --sink ndjson:out --checkpoint state/per-hour")
            .Example("run statistics/calls-by-type.sql --source kafka://localhost:9092/calls --master sc://localhost:15002")
            .Runs(context => ConnectAddress.IsConnect(context.Arguments.GetRequiredValue(run.Master))
                ? ClusterStatisticRun.RunAsync(context, options, run)
                : StatisticRun.RunAsync(context, options, run));
    }
}
