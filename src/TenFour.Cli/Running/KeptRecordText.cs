using TenFour.Kafka.Settings;
using TenFour.Kafka.Sinks;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;

namespace TenFour.Cli.Running;

/// <summary>Reads where records are to be kept that had no part in the result: <c>--rejected</c> and <c>--late</c>.</summary>
internal static class KeptRecordText
{
    /// <param name="kind">The option without its dashes: it names the files.</param>
    /// <param name="sources">What the query reads: records that are kept must not come in again.</param>
    /// <returns>Null where the user wants none to be kept.</returns>
    /// <exception cref="StreamingException">The text names several topics, or one that the query reads.</exception>
    public static IKeptRecordSink? Parse(string kind, string? text, IEnumerable<string> sources, KafkaSettings kafka, TimeProvider time)
    {
        if (text is null || !KafkaAddress.IsKafka(text))
        {
            return text is null ? null : new KeptRecordFolder(text, kind);
        }

        var address = KafkaAddress.ParseSink(text);
        if (address.Topics.Count == 0)
        {
            throw StreamingException.ForUser($"--{kind} {text} names no topic.", advice: $"Write {KafkaAddress.Scheme}host:port/topic.");
        }

        return sources.Any(s => Reads(s, address)) ? throw StreamingException.ForUser(
            $"--{kind} {text} is a topic that the query reads: what is kept would come in again.", advice: "Name another topic.")
            : new KafkaKeptRecords(address, kind, kafka, time);
    }

    private static bool Reads(string source, KafkaAddress kept)
    {
        var text = source[Math.Max(0, source.IndexOf(KafkaAddress.Scheme, StringComparison.OrdinalIgnoreCase))..];
        return KafkaAddress.IsKafka(text) && KafkaAddress.ParseSource(text) is var read
            && read.Servers == kept.Servers && read.Names(kept.Topics[0]);
    }
}
