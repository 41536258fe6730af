using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour topics describe</c>.</summary>
internal static class TopicsDescribeCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "A folder (data/calls) or an NDJSON file, also .gz or .zst." };
        return new Command("describe", "Show the partitions of a topic.") { topic }
            .Runs(context => RunAsync(context, context.Arguments.GetRequiredValue(topic)))
            .Example("topics describe data/calls");
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
