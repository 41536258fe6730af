using System.CommandLine;
using System.Globalization;
using TenFour.Calls.Producing;
using TenFour.Calls.Simulation;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Commands;

/// <summary>The command line of <c>produce</c>, read and checked.</summary>
internal sealed record ProduceCommandArguments
{
    public const string StandardInput = "-";

    /// <summary>What only the simulator understands.</summary>
    public static readonly Option[] SimulatorOptions =
        [ProduceCommand.Seed, ProduceCommand.Model, ProduceCommand.Start, ProduceCommand.Lateness, ProduceCommand.Duplicates, ProduceCommand.Oddities];

    private static readonly string[] FileEndings = [".ndjson", ".gz", ".zst"];

    public required string Topic { get; init; }

    /// <summary>The file, or null for the simulator.</summary>
    public string? File { get; init; }

    public required CallGeneratorOptions Simulation { get; init; }

    public long? Limit { get; init; }

    /// <summary>Seconds of event time for each second; null for as fast as possible.</summary>
    public double? Speed { get; init; }

    /// <summary>Records a second; null for as fast as possible.</summary>
    public double? Rate { get; init; }

    public bool SortsByTime { get; init; }

    /// <summary>Sorting was not asked for, but follows from the speed.</summary>
    public bool SortsBecauseOfSpeed { get; init; }

    public int Passes { get; init; } = 1;

    public int? Partitions { get; init; }

    public string? KeyField { get; init; }

    public bool Again { get; init; }

    /// <summary>What is special to a topic of Kafka.</summary>
    public required KafkaWriterOptions Kafka { get; init; }

    /// <exception cref="StreamingException">A value is out of range, or options do not go together.</exception>
    public static ProduceCommandArguments Read(ParseResult line)
    {
        var file = line.GetValue(ProduceCommand.File);
        var speed = PaceText.ParseSpeed(line.GetValue(ProduceCommand.Speed)!);
        var order = ReadOrder(line.GetValue(ProduceCommand.Order));
        var impliesTime = order is null && speed is not null && file is not (null or StandardInput);
        CheckSource(line, file);
        CheckTopic(line, line.GetValue(ProduceCommand.To)!);
        var arguments = new ProduceCommandArguments
        {
            Topic = line.GetValue(ProduceCommand.To)!,
            File = file,
            Simulation = ReadSimulation(line),
            Limit = AtLeast(0, line.GetValue(ProduceCommand.Limit), "--limit"),
            Speed = speed,
            Rate = line.GetValue(ProduceCommand.Rate) is { } rate ? PaceText.ParseRate(rate) : null,
            SortsByTime = order == "time" || impliesTime,
            SortsBecauseOfSpeed = impliesTime,
            Passes = (int)(AtLeast(1, line.GetValue(ProduceCommand.Repeat), "--repeat") ?? 1),
            Partitions = line.GetValue(ProduceCommand.Partitions),
            KeyField = line.GetValue(ProduceCommand.Key),
            Again = line.GetValue(ProduceCommand.Again),
            Kafka = KafkaProduceOptions.Read(line),
        };
        arguments.CheckTogether();
        return arguments;
    }

    private static void CheckSource(ParseResult line, string? file)
    {
        var simulates = line.GetValue(ProduceCommand.Simulate);
        if (file is null == !simulates)
        {
            throw StreamingException.ForUser(
                simulates ? "--file and --simulate exclude each other." : "There is nothing to produce.",
                advice: "Give --file FILE, --simulate or --live.");
        }

        Option[] others = simulates
            ? [ProduceCommand.Order, ProduceCommand.Repeat]
            : SimulatorOptions;
        others = [.. others, ProduceCommand.Updates, ProduceCommand.Memory];
        if (others.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw StreamingException.ForUser(
                $"{other.Name} does not go with {(simulates ? "--simulate" : "--file")}.", advice: "Leave it out.");
        }
    }

    /// <exception cref="StreamingException">It is no topic that can be written, or an option does not go with its kind.</exception>
    public static void CheckTopic(ParseResult line, string topic)
    {
        if (KafkaAddress.IsKafka(topic))
        {
            KafkaAddress.ParseTopic(topic);
            return;
        }

        Option[] ofKafka = [ProduceCommand.Header, ProduceCommand.Compress, ProduceCommand.Acks, ProduceCommand.Set];
        if (ofKafka.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw StreamingException.ForUser($"{other.Name} is for topics of Kafka.", advice: "Leave it out, or write to kafka://host:port/topic.");
        }

        if (topic.Contains("://", StringComparison.Ordinal))
        {
            throw StreamingException.ForUser(
                $"{topic} is no topic that can be written to.", advice: "Name a folder, such as data/calls, or kafka://host:port/topic.");
        }

        if (FileEndings.Any(ending => topic.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw StreamingException.ForUser(
                $"{topic} names one file; such a topic can be read but is never written to.",
                advice: "Name a folder, such as data/calls.");
        }
    }

    private void CheckTogether()
    {
        if (Speed is not null && Rate is not null)
        {
            throw StreamingException.ForUser("--speed and --rate exclude each other.", advice: "Choose one pace.");
        }

        if (File == StandardInput && Passes > 1)
        {
            throw StreamingException.ForUser(
                "Standard input can be read only once, so --repeat cannot go with it.", advice: "Save it in a file first.");
        }

        if (File is null && Limit is null && Speed is null && Rate is null)
        {
            throw StreamingException.ForUser(
                "The simulator never ends and would fill the disk.", advice: "Give --limit, --rate or --speed x60.");
        }
    }

    private static string? ReadOrder(string? text) => text is null or "file" or "time"
        ? text
        : throw StreamingException.ForUser($"'{text}' is no order.", advice: "Write --order file or --order time.");

    private static CallGeneratorOptions ReadSimulation(ParseResult line)
    {
        var options = new CallGeneratorOptions();
        return options with
        {
            Seed = line.GetValue(ProduceCommand.Seed) ?? options.Seed,
            Model = ReadModel(line.GetValue(ProduceCommand.Model)),
            Start = line.GetValue(ProduceCommand.Start) is { } start ? ReadDate(start) : options.Start,
            Lateness = line.GetValue(ProduceCommand.Lateness) is { } lateness ? PaceText.ParseDuration(lateness) : options.Lateness,
            Duplicates = Share(line.GetValue(ProduceCommand.Duplicates), "--duplicates"),
            Oddities = Share(line.GetValue(ProduceCommand.Oddities), "--oddities"),
        };
    }

    private static SimulationModel ReadModel(string? text) => text switch
    {
        null or "city" => SimulationModel.City,
        "file" => SimulationModel.File,
        _ => throw StreamingException.ForUser($"'{text}' is no model of the simulator.", advice: "Write --model city or --model file."),
    };

    private static DateOnly ReadDate(string text)
    {
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return isDate && date >= CallGeneratorOptions.FirstStart && date <= CallGeneratorOptions.LastStart
            ? date
            : throw StreamingException.ForUser(
                $"--start {text} is no day from {CallGeneratorOptions.FirstStart:yyyy-MM-dd} to {CallGeneratorOptions.LastStart:yyyy-MM-dd}.", advice: "Write it as 2018-10-02.");
    }

    private static double Share(double? value, string option) => value switch
    {
        null => 0,
        >= 0 and <= 1 => value.Value,
        _ => throw StreamingException.ForUser($"{option} {value} is no share.", advice: "Write a number from 0 to 1, such as 0.01."),
    };

    private static long? AtLeast(long least, long? value, string option) => value < least
        ? throw StreamingException.ForUser($"{option} {value} is too small.", advice: $"The least is {least}.")
        : value;
}
