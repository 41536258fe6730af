using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics list</c>.</summary>
internal static class TopicsListCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("PLACE")
        {
            Description = "Where the topics are: a folder, or kafka://host:port.",
            DefaultValueFactory = _ => "data",
        };
        var set = KafkaOptions.Set("A setting of Kafka's client, such as kafka.security.protocol=SASL_SSL; repeatable.");
        return new Command("list", "List the topics in a folder, or of a broker of Kafka.") { folder, set }
            .Runs(context => context.Arguments.GetRequiredValue(folder) is var place && KafkaAddress.IsKafka(place)
                ? ListKafkaAsync(context, KafkaAddress.Parse(place), set)
                : RunAsync(context, place))
            .Example("topics list")
            .Example("topics list kafka://localhost:9092");
    }

    private static async Task<int> ListKafkaAsync(CommandContext context, KafkaAddress address, Option<string[]> set)
    {
        using var topics = KafkaTopics.Open(address.Servers, KafkaOptions.Read(context, set), context.Time);
        var table = new TextTable(new("topic"), new("partitions", IsNumber: true), new("records", IsNumber: true));
        foreach (var name in topics.List())
        {
            context.Stop.ThrowIfCancellationRequested();
            var topic = await topics.DescribeAsync(name, withGroups: false);
            table.Add(name, Numbers.Format(topic.Partitions.Count), Numbers.Format(topic.Records));
        }

        table.WriteTo(context.Output);
        return ExitCode.Done;
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
