using System.CommandLine;
using TenFour.Cli.Clusters;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour queries list</c>.</summary>
internal static class QueriesListCommand
{
    public static Command Create()
    {
        var master = QueriesCommand.Master();
        return new Command("list", "List the queries, and how they stand.") { master }
            .Runs(context => RunAsync(context, context.Arguments.GetValue(master)))
            .Example("queries list");
    }

    private static async Task<int> RunAsync(CommandContext context, string? master)
    {
        var kept = KeptQueries.OfUser();
        var table = new TextTable(
            new("id"), new("query"), new("statistic"), new("cluster"), new("state"), new("batch", IsNumber: true), new("behind", IsNumber: true), new("session ends after"));
        foreach (var query in kept.All())
        {
            context.Stop.ThrowIfCancellationRequested();
            var standing = await QueryStanding.AskAsync(context, query, master);
            table.Add(query.ShortId, query.Name, query.Statistic, query.Address, standing.State, standing.Batch, standing.Behind, standing.Timeout);
            if (standing.IsGone)
            {
                kept.Remove(query);
                context.Output.Messages.WriteLine($"{query.Name} {query.ShortId} is gone, and not listed again: {standing.Reason}");
            }
            else if (standing.Reason is { } reason)
            {
                context.Output.Messages.WriteLine($"{query.Name} {query.ShortId} is not known: {reason}");
            }
        }

        table.WriteTo(context.Output);
        return ExitCode.Done;
    }
}
