using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Kafka.Settings;
using TenFour.Spark.Queries;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sinks;

namespace TenFour.Cli.Clusters;

/// <summary>Where the rows of a statistic on a cluster go.</summary>
/// <param name="Target">Where the cluster writes; null: into its memory.</param>
/// <param name="Shown">Sinks of this process, which get the rows from the cluster's memory.</param>
internal sealed record ClusterSinks(QueryTarget? Target, IReadOnlyList<ISink> Shown)
{
    private const string Kinds = "On a cluster there are console, ndjson:-, kafka://host:port/topic, parquet:LOCATION, memory and noop.";

    /// <summary>How many rows of a batch have to be read back; null: all.</summary>
    public int? MostRows => Shown.All(s => s is ConsoleSink) ? Shown.Count == 0 ? 0 : ConsoleSink.ShownRows : null;

    /// <exception cref="StreamingException">A text names no sink that a cluster can have, or they do not go together.</exception>
    public static ClusterSinks Parse(string[]? texts, ClusterSettings settings, Output output, TimeProvider time)
    {
        var named = texts is { Length: > 0 } ? texts : ["console"];
        var sinks = named.Select(t => One(t, settings, output, time)).ToList();
        return sinks.Count > 1 && sinks.Exists(s => s.Target is not null)
            ? throw StreamingException.ForUser(
                "A query on a cluster writes to one place.", advice: "Give one --sink, or start the statistic once for each; console and ndjson:- go together.")
            : new ClusterSinks(sinks[0].Target, [.. sinks.SelectMany(s => s.Shown)]);
    }

    private static ClusterSinks One(string text, ClusterSettings settings, Output output, TimeProvider time)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, place) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return kind.ToLowerInvariant() switch
        {
            "console" => new ClusterSinks(null, [new ConsoleSink(output, time)]),
            "memory" => new ClusterSinks(null, []),
            "noop" => new ClusterSinks(new QueryTarget("noop"), []),
            "ndjson" when place == "-" => new ClusterSinks(null, [new NdjsonStreamSink(output.ResultBytes(), output.Flush)]),
            "kafka" when KafkaAddress.IsKafka(text) => new ClusterSinks(Kafka(KafkaAddress.ParseSink(text), settings), []),
            "parquet" when place.Length > 0 => new ClusterSinks(new QueryTarget("parquet", place), []),
            "ndjson" => throw StreamingException.ForUser($"--sink {text}: the cluster cannot write into folders of this machine.", advice: Kinds),
            _ => throw StreamingException.ForUser($"--sink {text}: a cluster has no such sink.", advice: Kinds),
        };
    }

    private static QueryTarget Kafka(KafkaAddress address, ClusterSettings settings)
    {
        if (address.ExactlyOnce)
        {
            throw StreamingException.ForUser(
                "Spark's Kafka sink writes at least once: exactlyOnce is the embedded engine's.", advice: "Leave ?exactlyOnce=true out; a batch that is run again may write its rows twice.");
        }

        var options = settings.KafkaOptions.Append(new("kafka.bootstrap.servers", address.Servers));
        return new QueryTarget("kafka")
        {
            Options = (address.Topics is [var topic] ? options.Append(new("topic", topic)) : options).ToDictionary(),
        };
    }
}
