using System.CommandLine;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Commands;

/// <summary><c>produce</c>: brings records from a file or the simulator into a topic.</summary>
internal static class ProduceCommand
{
    public static readonly Option<string> To = new("--to")
    {
        HelpName = "TOPIC",
        Required = true,
        Description = "The topic to append to, a folder or kafka://host:port/topic; it is created where it is missing.",
    };

    public static readonly Option<string?> File = new("--file")
    {
        HelpName = "FILE",
        Description = "A JSON array, NDJSON or CSV file, plain, .gz or .zst; - is standard input.",
    };

    public static readonly Option<bool> Simulate = new("--simulate")
    {
        Description = "Invented calls by the rates of the city, in order of arrival.",
    };

    public static readonly Option<bool> Live = new("--live")
    {
        Description = "The city's real-time dataset, asked at most once a minute until it is stopped: each call once, when it is closed. "
            + $"{CityDataset.TokenVariable} holds an application token of the city's portal, if you have one.",
    };

    public static readonly Option<string?> Updates = new("--updates")
    {
        HelpName = "TOPIC",
        Description = "Live: the topic that gets every change of a call (default call_updates beside a topic calls, otherwise NAME_updates).",
    };

    public static readonly Option<string?> Memory = new("--memory")
    {
        HelpName = "FILE",
        Description = "Live: the file that remembers what was seen; it belongs to the two topics (default TOPIC.live.json beside the folder, "
            + "and for Kafka data/live/HOST-PORT-TOPIC.json).",
    };

    public static readonly Option<long?> Limit = new("--limit")
    {
        HelpName = "RECORDS",
        Description = "Stop at so many records, those of earlier runs included.",
    };

    public static readonly Option<string> Speed = new("--speed")
    {
        HelpName = "max|x60",
        DefaultValueFactory = _ => "max",
        Description = "As fast as possible, or so many times the pace of the calls themselves.",
    };

    public static readonly Option<string?> Rate = new("--rate") { HelpName = "1000/s", Description = "Records a second." };

    public static readonly Option<string?> Order = new("--order")
    {
        HelpName = "file|time",
        Description =
            "As in the file (the default), or sorted by call_date_time (the default with --speed x60); records without a time come first.",
    };

    public static readonly Option<int?> Repeat = new("--repeat")
    {
        HelpName = "N",
        Description = "Go through the file so many times; each pass moves dates and ids on, so that no record comes twice.",
    };

    public static readonly Option<int?> Partitions = new("--partitions")
    {
        HelpName = "N",
        Description = "Partitions of a new topic (default 1).",
    };

    public static readonly Option<string?> Key = new("--key")
    {
        HelpName = "FIELD",
        Description = "Equal values of this field go to one partition (in Kafka it is the records' key); without it records are dealt out in turn.",
    };

    public static readonly Option<bool> Again = new("--again")
    {
        Description = "Add everything once more, when all of it is in the topic already.",
    };

    public static readonly Option<ulong?> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "Simulator: another seed, other calls (default 1).",
    };

    public static readonly Option<string?> Model = new("--model")
    {
        HelpName = "city|file",
        Description = "Simulator: calls by the facts of the city, with coordinates, priority and times of dispatch and arrival (the default), or "
            + "only the 14 fields of the city's 2018 file, by rough rates.",
    };

    public static readonly Option<string?> Start = new("--start")
    {
        HelpName = "DATE",
        Description = "Simulator: the first day (default 2018-10-02).",
    };

    public static readonly Option<string?> Lateness = new("--lateness")
    {
        HelpName = "7m",
        Description = "Simulator: what one call in a hundred exceeds in coming late (default 7m).",
    };

    public static readonly Option<double?> Duplicates = new("--duplicates")
    {
        HelpName = "SHARE",
        Description = "Simulator: the share of records that repeat an earlier one, such as 0.01.",
    };

    public static readonly Option<double?> Oddities = new("--oddities")
    {
        HelpName = "SHARE",
        Description = "Simulator: the share of records with broken syntax, nulls, wrong types or strange text.",
    };

    public static readonly Option<string[]> Header = new("--header")
    {
        HelpName = "name=value",
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Kafka: a header that every record gets; repeatable.",
    };

    public static readonly Option<string?> Compress = new("--compression")
    {
        HelpName = "none|gzip|snappy|lz4|zstd",
        Description = "Kafka: how batches of records are packed (default none).",
    };

    public static readonly Option<string?> Acks = new("--acks")
    {
        HelpName = "all|1|0",
        Description = "Kafka: how many brokers must have a record (default all). With fewer, a kill can leave records twice.",
    };

    public static readonly Option<string[]> Set = KafkaOptions.Set("A setting of Kafka's client, such as kafka.security.protocol=SASL_SSL; repeatable.");

    public static Command Create()
    {
        var command = new Command("produce", "Append records to a topic, from a file, the city's dataset or the simulator. Stopped, it goes on where it was.");
        Option[] options =
        [
            To, File, Simulate, Live, Updates, Memory, Limit, Speed, Rate, Order, Repeat, Partitions, Key, Again, Seed, Model, Start, Lateness, Duplicates, Oddities,
            Header, Compress, Acks, Set,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        return command
            .Runs(RunAsync)
            .Example("produce --to data/calls --file police-department-calls-for-service.json")
            .Example("produce --to data/calls --file calls.ndjson.gz --speed x600")
            .Example("produce --to data/calls --simulate --seed 1 --limit 2000000 --partitions 4")
            .Example("produce --to data/live/calls --live")
            .Example("produce --to kafka://localhost:9092/calls --simulate --rate 1000/s --key crime_id --compression zstd");
    }

    private static Task<int> RunAsync(CommandContext context) => context.Arguments.GetValue(Live)
        ? new ProduceLiveRun(context, ProduceLiveArguments.Read(context.Arguments)).RunAsync()
        : new ProduceCommandRun(context, ProduceCommandArguments.Read(context.Arguments)).RunAsync();
}
