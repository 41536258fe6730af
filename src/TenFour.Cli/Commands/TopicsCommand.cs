using System.CommandLine;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics</c>: lists, creates, describes and deletes topics.</summary>
internal static class TopicsCommand
{
    public static Command Create() => new("topics", "List, create, describe and delete topics.")
    {
        TopicsListCommand.Create(),
        TopicsCreateCommand.Create(),
        TopicsDescribeCommand.Create(),
        TopicsDeleteCommand.Create(),
    };
}
