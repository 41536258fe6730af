using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics delete</c>.</summary>
internal static class TopicsDeleteCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "The topic's folder." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        return new Command("delete", "Delete a topic with all its records.") { topic, yes }
            .Runs(context => RunAsync(context, context.Arguments.GetRequiredValue(topic), context.Arguments.GetValue(yes)))
            .Example("topics delete data/calls --yes");
    }

    private static async Task<int> RunAsync(CommandContext context, string path, bool isConfirmed)
    {
        var address = TopicAddress.Parse(path);
        var topic = await FileTopic.DescribeAsync(address, context.Time);
        if (!isConfirmed && !await AskAsync(context, topic))
        {
            throw StreamingException.ForUser($"{path} was not deleted.", advice: "Confirm with y, or give --yes.");
        }

        FileTopic.Delete(address);
        context.Output.Messages.WriteLine($"deleted {path} with {Numbers.Format(topic.Records)} records");
        return ExitCode.Done;
    }

    private static async Task<bool> AskAsync(CommandContext context, TopicDescription topic)
    {
        if (!context.Output.MessageTraits.IsTerminal)
        {
            return false;
        }

        await context.Output.Messages.WriteAsync($"Delete {topic.Address.Path} with {Numbers.Format(topic.Records)} records? [y/N] ");
        using var input = new StreamReader(context.OpenInput());
        var answer = await input.ReadLineAsync(context.Stop);
        return answer?.Trim() is "y" or "Y" or "yes";
    }
}
