using System.CommandLine;
using TenFour.Calls.Feeding;
using TenFour.Calls.Feeding.Live;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Topics;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Commands;

/// <summary>The command line of <c>produce --live</c>, read and checked.</summary>
/// <param name="Topics">The topic of closed calls and the topic of changes.</param>
/// <param name="Feed">What is asked, and where the feed's memory lies.</param>
/// <param name="Partitions">Of new topics; null for one.</param>
/// <param name="Kafka">What is special to topics of Kafka.</param>
internal sealed record ProduceLiveArguments(FeedTopics Topics, LiveCallFeedOptions Feed, int? Partitions, KafkaWriterOptions Kafka)
{
    /// <exception cref="StreamingException">Options do not go together, or a value is none that can be used.</exception>
    public static ProduceLiveArguments Read(ParseResult line)
    {
        CheckTogether(line);
        var calls = line.GetValue(ProduceCommand.To)!;
        var updates = line.GetValue(ProduceCommand.Updates) ?? UpdatesOf(calls);
        ProduceCommandArguments.CheckTopic(line, calls);
        ProduceCommandArguments.CheckTopic(line, updates);
        if (calls.TrimEnd('/') == updates.TrimEnd('/'))
        {
            throw StreamingException.ForUser("Closed calls and changes cannot go into one topic.", advice: "Give --updates another name than --to.");
        }

        var feed = new LiveCallFeedOptions { StateFile = line.GetValue(ProduceCommand.Memory) ?? MemoryOf(calls), Token = CityDataset.Token };
        return new ProduceLiveArguments(
            new FeedTopics(calls, updates),
            CityDataset.Address is { } address ? feed with { Address = address } : feed,
            line.GetValue(ProduceCommand.Partitions),
            KafkaProduceOptions.Read(line));
    }

    /// <summary>The topic of changes beside a topic of calls: <c>data/call_updates</c> beside <c>data/calls</c>.</summary>
    public static string UpdatesOf(string calls)
    {
        var topic = calls.TrimEnd('/', Path.DirectorySeparatorChar);
        return topic.EndsWith("calls", StringComparison.Ordinal) ? $"{topic[..^1]}_updates" : $"{topic}_updates";
    }

    // A topic of Kafka has no folder, so its memory lies where the program was started.
    private static string MemoryOf(string calls) => KafkaAddress.IsKafka(calls)
        ? Path.Combine("data", "live", string.Join('-', calls[KafkaAddress.Scheme.Length..].Split('/', ':', ',')) + ".json")
        : Path.TrimEndingDirectorySeparator(calls) + ".live.json";

    private static void CheckTogether(ParseResult line)
    {
        Option[] others =
        [
            ProduceCommand.File, ProduceCommand.Simulate, ProduceCommand.Limit, ProduceCommand.Speed, ProduceCommand.Rate, ProduceCommand.Order,
            ProduceCommand.Repeat, ProduceCommand.Again, ProduceCommand.Key, .. ProduceCommandArguments.SimulatorOptions,
        ];
        if (others.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw StreamingException.ForUser($"{other.Name} does not go with --live.", advice: "Leave it out.");
        }
    }
}
