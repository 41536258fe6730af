using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics create</c>.</summary>
internal static class TopicsCreateCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "The folder to make, or kafka://host:port/topic." };
        var partitions = new Option<int>("--partitions")
        {
            Description = "The number of partitions.",
            DefaultValueFactory = _ => 1,
            HelpName = "NUMBER",
        };
        var replication = new Option<short?>("--replication")
        {
            Description = "Kafka: the number of brokers that keep each partition (default: the broker's).",
            HelpName = "NUMBER",
        };
        var set = KafkaOptions.Set("Kafka: a setting of the topic, such as retention.ms=86400000, or of the client (kafka.NAME=VALUE); repeatable.");
        return new Command("create", "Create an empty topic.") { topic, partitions, replication, set }
            .Runs(context => RunAsync(
                context,
                context.Arguments.GetRequiredValue(topic),
                context.Arguments.GetValue(partitions),
                context.Arguments.GetValue(replication),
                set))
            .Example("topics create data/calls --partitions 4")
            .Example("topics create kafka://localhost:9092/calls --partitions 4 --set retention.ms=86400000");
    }

    private static async Task<int> RunAsync(CommandContext context, string topic, int partitions, short? replication, Option<string[]> set)
    {
        var ofTopic = new Dictionary<string, string>();
        var settings = KafkaOptions.Read(context, set, ofTopic);
        if (KafkaAddress.IsKafka(topic))
        {
            var address = KafkaAddress.ParseTopic(topic);
            using var topics = KafkaTopics.Open(address.Servers, settings, context.Time);
            await topics.CreateAsync(address.Topics[0], partitions, replication, ofTopic);
        }
        else if (replication is not null || ofTopic.Count > 0 || settings.Client.Count > 0)
        {
            throw StreamingException.ForUser(
                "--replication and --set are for topics of Kafka.", advice: "Leave them out, or create kafka://host:port/topic.");
        }
        else
        {
            FileTopic.Create(topic, partitions, context.Time);
        }

        context.Output.Messages.WriteLine($"created {topic} with {partitions} partition{(partitions == 1 ? "" : "s")}");
        return ExitCode.Done;
    }
}
