using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics delete</c>.</summary>
internal static class TopicsDeleteCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "The topic's folder, or kafka://host:port/topic." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var set = KafkaOptions.Set("A setting of Kafka's client, such as kafka.security.protocol=SASL_SSL; repeatable.");
        return new Command("delete", "Delete a topic with all its records.") { topic, yes, set }
            .Runs(context => RunAsync(context, context.Arguments.GetRequiredValue(topic), context.Arguments.GetValue(yes), set))
            .Example("topics delete data/calls --yes")
            .Example("topics delete kafka://localhost:9092/calls --yes");
    }

    private static Task<int> RunAsync(CommandContext context, string topic, bool isConfirmed, Option<string[]> set) =>
        KafkaAddress.IsKafka(topic) ? DeleteKafkaAsync(context, topic, isConfirmed, set) : DeleteFolderAsync(context, topic, isConfirmed);

    private static async Task<int> DeleteKafkaAsync(CommandContext context, string text, bool isConfirmed, Option<string[]> set)
    {
        var address = KafkaAddress.ParseTopic(text);
        using var topics = KafkaTopics.Open(address.Servers, KafkaOptions.Read(context, set), context.Time);
        var topic = await topics.DescribeAsync(address.Topics[0], withGroups: false);
        await ConfirmAsync(context, text, topic.Records, isConfirmed);
        await topics.DeleteAsync(topic.Name);
        return Deleted(context, text, topic.Records);
    }

    private static async Task<int> DeleteFolderAsync(CommandContext context, string path, bool isConfirmed)
    {
        var address = TopicAddress.Parse(path);
        var topic = await FileTopic.DescribeAsync(address, context.Time);
        await ConfirmAsync(context, path, topic.Records, isConfirmed);
        FileTopic.Delete(address);
        return Deleted(context, path, topic.Records);
    }

    private static int Deleted(CommandContext context, string topic, long records)
    {
        context.Output.Messages.WriteLine($"deleted {topic} with {Numbers.Format(records)} records");
        return ExitCode.Done;
    }

    private static async Task ConfirmAsync(CommandContext context, string topic, long records, bool isConfirmed)
    {
        if (!isConfirmed && !await AskAsync(context, topic, records))
        {
            throw StreamingException.ForUser($"{topic} was not deleted.", advice: "Confirm with y, or give --yes.");
        }
    }

    private static async Task<bool> AskAsync(CommandContext context, string topic, long records)
    {
        if (!context.Output.MessageTraits.IsTerminal)
        {
            return false;
        }

        await context.Output.Messages.WriteAsync($"Delete {topic} with {Numbers.Format(records)} records? [y/N] ");
        using var input = new StreamReader(context.OpenInput());
        var answer = await input.ReadLineAsync(context.Stop);
        return answer?.Trim() is "y" or "Y" or "yes";
    }
}
