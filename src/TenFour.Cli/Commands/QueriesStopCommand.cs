using System.CommandLine;
using TenFour.Cli.Clusters;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour queries stop</c>.</summary>
internal static class QueriesStopCommand
{
    public static Command Create()
    {
        var query = QueriesCommand.Query();
        var master = QueriesCommand.Master();
        var now = new Option<bool>("--now") { Description = "Do not wait for the batch that runs." };
        return new Command("stop", "Stop a query after the batch that runs.") { query, master, now }
            .Runs(context => QueryStopping.RunAsync(
                context, context.Arguments.GetRequiredValue(query), context.Arguments.GetValue(master), context.Arguments.GetValue(now)))
            .Example("queries stop calls_per_day");
    }
}
