using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics list</c>.</summary>
internal static class TopicsListCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where the topics are.", DefaultValueFactory = _ => "data" };
        return new Command("list", "List the topics in a folder.") { folder }
            .Runs(context => RunAsync(context, context.Arguments.GetRequiredValue(folder)))
            .Example("topics list");
    }

    private static async Task<int> RunAsync(CommandContext context, string folder)
    {
        var table = new TextTable(
            new("topic"), new("partitions", IsNumber: true), new("records", IsNumber: true), new("bytes", IsNumber: true), new("last append"));
        foreach (var address in FileTopic.List(folder))
        {
            context.Stop.ThrowIfCancellationRequested();
            var topic = await FileTopic.DescribeAsync(address, context.Time);
            table.Add(
                address.Path,
                Numbers.Format(topic.Partitions.Count),
                Numbers.Format(topic.Records),
                Numbers.Format(topic.Bytes),
                SessionZone.Format(topic.LastAppend));
        }

        table.WriteTo(context.Output);
        return ExitCode.Done;
    }
}
