using System.CommandLine;
using TenFour.Cli.Clusters;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour queries attach</c>.</summary>
internal static class QueriesAttachCommand
{
    public static Command Create()
    {
        var query = QueriesCommand.Query();
        var master = QueriesCommand.Master();
        var progress = new Option<string?>("--progress")
        {
            Description = "Append one JSON object a batch to this file: Spark's StreamingQueryProgress.",
            HelpName = "FILE",
        };
        return new Command("attach", "Show a query from its next batch on, until it ends; Ctrl-C leaves it running.") { query, master, progress }
            .Runs(context => QueryAttachment.RunAsync(
                context, context.Arguments.GetRequiredValue(query), context.Arguments.GetValue(master), context.Arguments.GetValue(progress)))
            .Example("queries attach calls_per_day");
    }
}
