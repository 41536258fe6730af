using System.CommandLine;
using TenFour.Cli.Shell;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour consume</c>: shows the records of a topic.</summary>
internal static class ConsumeCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "A folder (data/calls) or an NDJSON file, also .gz or .zst." };
        var from = new Option<string>("--from")
        {
            Description = "Where to start: beginning, end, an offset, or a time such as 2018-12-31T23:57.",
            DefaultValueFactory = _ => "beginning",
            HelpName = "PLACE",
        };
        var max = new Option<long?>("--max") { Description = "End after so many records.", HelpName = "RECORDS" };
        max.Validators.Add(result => Numbers.RequirePositive(result, max));
        var follow = new Option<bool>("--follow") { Description = "Go on with records that are appended, until Ctrl-C." };
        var partition = new Option<int?>("--partition") { Description = "Only this partition.", HelpName = "NUMBER" };
        var format = new Option<ConsumeFormat>("--format")
        {
            Description = "json and table add partition, offset and timestamp; json also key and headers.",
            HelpName = "value|json|table",
        };
        return new Command("consume", "Show the records of a topic.") { topic, from, max, follow, partition, format }
            .Runs(context => RunAsync(
                context,
                context.Arguments.GetRequiredValue(topic),
                context.Arguments.GetRequiredValue(from),
                context.Arguments.GetValue(format),
                new TopicConsumptionOptions
                {
                    Partition = context.Arguments.GetValue(partition),
                    MaxRecords = context.Arguments.GetValue(max) ?? long.MaxValue,
                    Follow = context.Arguments.GetValue(follow),
                }))
            .Example("consume data/calls --from beginning --max 5")
            .Example("consume data/calls --from end --follow --format json");
    }

    private static async Task<int> RunAsync(
        CommandContext context, string topic, string from, ConsumeFormat format, TopicConsumptionOptions options)
    {
        var address = TopicAddress.Parse(topic);
        var output = context.Output;
        await using var source = FileTopicSource.Open(
            address,
            FileTopicSourceOptions.Default with { Warn = output.Messages.WriteLine, ExactTimestamps = format != ConsumeFormat.Value },
            context.Time);
        var consumption = new TopicConsumption(source, options);
        var latest = source.GetLatest();
        consumption.ThrowIfPartitionIsMissing(latest);
        var start = source.Resolve(ConsumeStart.Parse(from, options.Partition, latest, context.Time));
        await consumption.RunAsync(start, RecordPrinter.Create(format, output), output.Flush, context.Stop);
        return ExitCode.Done;
    }
}
