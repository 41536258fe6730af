using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Kafka.Sinks;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sinks;

namespace TenFour.Cli.Running;

/// <summary>Reads <c>--sink</c>.</summary>
internal static class SinkText
{
    private static readonly string[] Kinds = ["console", "ndjson", "kafka", "memory", "noop"];
    private static readonly string[] LaterKinds = ["parquet", "duckdb", "postgres"];

    public static ISink Parse(string text, KafkaSettings kafka, Output output, TimeProvider time)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, target) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return kind.ToLowerInvariant() switch
        {
            "console" => new ConsoleSink(output, time),
            "noop" => new NoopSink(),
            "kafka" when KafkaAddress.IsKafka(text) => new KafkaSink(KafkaAddress.ParseSink(text), kafka, time),
            "memory" => new MemorySink(),
            "ndjson" when target == "-" => new NdjsonStreamSink(output.ResultBytes(), output.Flush),
            "ndjson" => NdjsonTarget.Parse(target).Open(),
            _ => throw Unknown(kind),
        };
    }

    private static StreamingException Unknown(string kind) => LaterKinds.Contains(kind.ToLowerInvariant())
        ? StreamingException.ForUser($"--sink {kind}: this build does not know that sink yet.", advice: "There are console, ndjson:DIR, kafka://host:port/topic, memory and noop.")
        : StreamingException.ForUser(
            $"There is no sink {kind}.", advice: $"Did you mean {NearestName.Rank(kind, Kinds).First()}? There are console, ndjson:DIR, kafka://host:port/topic, memory and noop.");
}
