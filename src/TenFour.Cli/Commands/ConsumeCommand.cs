using System.CommandLine;
using TenFour.Calls;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sources;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Commands;

/// <summary><c>tenfour consume</c>: shows the records of a topic.</summary>
internal static class ConsumeCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("TOPIC") { Description = "A folder (data/calls), an NDJSON file, also .gz or .zst, or kafka://host:port/topic." };
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
        var where = new Option<string?>("--where")
        {
            Description = "Only records for which this SQL condition is true, such as \"disposition = 'ARR'\".",
            HelpName = "CONDITION",
        };
        var set = KafkaOptions.Set("A setting of Kafka's client, such as kafka.security.protocol=SASL_SSL; repeatable.");
        return new Command("consume", "Show the records of a topic.") { topic, from, max, follow, partition, where, format, set }
            .Runs(context => RunAsync(
                context,
                Open(context, context.Arguments.GetRequiredValue(topic), KafkaOptions.Read(context, set)),
                context.Arguments.GetRequiredValue(from),
                context.Arguments.GetValue(format),
                context.Arguments.GetValue(where),
                new TopicConsumptionOptions
                {
                    Partition = context.Arguments.GetValue(partition),
                    MaxRecords = context.Arguments.GetValue(max) ?? long.MaxValue,
                    Follow = context.Arguments.GetValue(follow),
                }))
            .Example("consume data/calls --from beginning --max 5")
            .Example("consume data/calls --where \"hour(call_date_time) < 6\" --max 10")
            .Example("consume data/calls --from end --follow --format json")
            .Example("consume kafka://localhost:9092/calls --from 2018-12-31T23:57 --max 5 --format json");
    }

    private static async Task<int> RunAsync(
        CommandContext context, ISource opened, string from, ConsumeFormat format, string? where, TopicConsumptionOptions options)
    {
        var output = context.Output;
        await using var source = opened;
        source.Expect(RecordPrinter.PartsOf(format));
        var consumption = new TopicConsumption(source, where is null ? options : options with { MaxRecords = long.MaxValue });
        var latest = source.GetLatest();
        consumption.ThrowIfPartitionIsMissing(latest);
        var start = source.Resolve(TopicPlace.Parse(from, options.Partition, latest, SessionZone.Default, context.Time));
        var printer = RecordPrinter.Create(format, output);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        var consumer = where is null ? (IRecordConsumer)printer : Filter(context, where, source, printer, options.MaxRecords, enough.Cancel);
        try
        {
            await consumption.RunAsync(start, consumer, output.Flush, enough.Token);
        }
        catch (OperationCanceledException) when (!context.Stop.IsCancellationRequested)
        {
            // As many records as were wanted have matched.
        }

        return ExitCode.Done;
    }

    private static ISource Open(CommandContext context, string topic, KafkaSettings settings)
    {
        if (KafkaAddress.IsKafka(topic))
        {
            return KafkaSource.Open(KafkaAddress.ParseTopic(topic), settings, context.Time);
        }

        var options = FileTopicSourceOptions.Default with { Warn = context.Output.Messages.WriteLine };
        return FileTopicSource.Open(TopicAddress.Parse(topic), options, context.Time);
    }

    private static FilteringConsumer Filter(
        CommandContext context, string where, ISource source, IRecordConsumer next, long most, Action enough)
    {
        context.Statistic = new StatisticText("--where", where);
        return FilteringConsumer.Create(next, where, CallSchema.Schema, source, TimeZoneInfo.FindSystemTimeZoneById(SessionZone.DefaultName), context.Time, most, enough);
    }
}
