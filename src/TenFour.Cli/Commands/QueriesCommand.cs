using System.CommandLine;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour queries</c>: lists, shows and stops queries on clusters.</summary>
internal static class QueriesCommand
{
    public static Command Create() => new("queries", "Find queries on Spark clusters again: those of submit, and those whose run was cut off.")
    {
        QueriesListCommand.Create(),
        QueriesAttachCommand.Create(),
        QueriesStopCommand.Create(),
    };

    /// <summary>The cluster, where its address holds what is not kept.</summary>
    public static Option<string?> Master() => new("--master")
    {
        Description = "The address of the cluster with its token, where it wants one: tokens are not kept.",
        HelpName = "MASTER",
    };

    public static Argument<string> Query() => new("QUERY") { Description = "The query's name, or the beginning of its id." };
}
