using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics create</c>.</summary>
internal static class TopicsCreateCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "The folder to make." };
        var partitions = new Option<int>("--partitions")
        {
            Description = "The number of partitions.",
            DefaultValueFactory = _ => 1,
            HelpName = "NUMBER",
        };
        return new Command("create", "Create an empty topic.") { topic, partitions }
            .Runs(context => Run(context, context.Arguments.GetRequiredValue(topic), context.Arguments.GetValue(partitions)))
            .Example("topics create data/calls --partitions 4");
    }

    private static Task<int> Run(CommandContext context, string topic, int partitions)
    {
        FileTopic.Create(topic, partitions, context.Time);
        context.Output.Messages.WriteLine($"created {topic} with {partitions} partition{(partitions == 1 ? "" : "s")}");
        return Task.FromResult(ExitCode.Done);
    }
}
