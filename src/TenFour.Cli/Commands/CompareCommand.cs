using System.CommandLine;
using TenFour.Cli.Comparing;
using TenFour.Cli.Running;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Commands;

/// <summary>The <c>compare</c> command's words; <see cref="StatisticComparison"/> does the work.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var options = new StatisticOptions();
        var master = new Option<string>("--master")
        {
            Description = "The Spark cluster to compare with: sc://host:port.",
            HelpName = "MASTER",
            Required = true,
        };
        var command = new Command(
            "compare",
            "Run a statistic on the embedded engine and on Spark, over the records that a topic of Kafka has now, in the same batches, and print the rows that "
            + "differ. Ends with 0 where both say the same, with 1 where they differ.")
        {
            options.Statistic,
        };
        options.AddTo(command);
        command.Add(master);
        return command
            .Example("compare statistics/calls-by-type.sql --source kafka://localhost:9092/calls --master sc://localhost:15002")
            .Example("compare statistics/calls-per-hour.sql --source kafka://localhost:9092/calls --master sc://localhost:15002 --set maxOffsetsPerTrigger=5000")
            .Runs(context => StatisticComparison.RunAsync(context, options, master));
    }
}
