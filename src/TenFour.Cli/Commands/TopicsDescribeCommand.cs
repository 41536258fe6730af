using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics describe</c>.</summary>
internal static class TopicsDescribeCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "A folder (data/calls), an NDJSON file, also .gz or .zst, or kafka://host:port/topic." };
        var set = KafkaOptions.Set("A setting of Kafka's client, such as kafka.security.protocol=SASL_SSL; repeatable.");
        return new Command("describe", "Show the partitions of a topic; of one in Kafka also its settings and how far consumer groups are behind.") { topic, set }
            .Runs(context => context.Arguments.GetRequiredValue(topic) is var address && KafkaAddress.IsKafka(address)
                ? DescribeKafkaAsync(context, KafkaAddress.ParseTopic(address), set)
                : RunAsync(context, address))
            .Example("topics describe data/calls")
            .Example("topics describe kafka://localhost:9092/calls");
    }

    private static async Task<int> DescribeKafkaAsync(CommandContext context, KafkaAddress address, Option<string[]> set)
    {
        using var topics = KafkaTopics.Open(address.Servers, KafkaOptions.Read(context, set), context.Time);
        var topic = await topics.DescribeAsync(address.Topics[0]);
        KafkaTopicTables.Partitions(topic).WriteTo(context.Output);
        if (topic.Groups.Count > 0)
        {
            context.Output.Results.WriteLine();
            KafkaTopicTables.Groups(topic).WriteTo(context.Output);
        }

        if (topic.Settings.Count > 0)
        {
            context.Output.Results.WriteLine();
            KafkaTopicTables.Settings(topic).WriteTo(context.Output);
        }

        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(CommandContext context, string address)
    {
        var topic = await FileTopic.DescribeAsync(TopicAddress.Parse(address), context.Time);
        var partitions = new TextTable(
            new("partition", IsNumber: true),
            new("records", IsNumber: true),
            new("bytes", IsNumber: true),
            new("end offset", IsNumber: true),
            new("first append"),
            new("last append"));
        foreach (var partition in topic.Partitions)
        {
            partitions.Add(
                Numbers.Format(partition.Number),
                Numbers.Format(partition.Records),
                Numbers.Format(partition.Bytes),
                Numbers.Format(partition.Records),
                SessionZone.Format(partition.FirstAppend),
                SessionZone.Format(partition.LastAppend));
        }

        partitions.WriteTo(context.Output);
        if (topic.Producers.Count > 0)
        {
            context.Output.Results.WriteLine();
            DescribeProducers(topic.Producers).WriteTo(context.Output);
        }

        return ExitCode.Done;
    }

    private static TextTable DescribeProducers(IReadOnlyList<ProducerDescription> producers)
    {
        var table = new TextTable(new("producer"), new("state"));
        foreach (var producer in producers)
        {
            table.Add(producer.Name, producer.IsWriting ? "writing, or interrupted" : producer.Completed ? "completed" : "stopped");
        }

        return table;
    }
}
