using TenFour.Spark.Plans;
using TenFour.Spark.Queries;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Sinks;

namespace TenFour.Spark.Running;

/// <summary>Runs the queries of a session of the C# API on a cluster.</summary>
/// <param name="mostRows">So many rows of a complete result are read back; null: all.</param>
internal sealed class ClusterEngine(ConnectAddress address, TimeProvider time, Action<string> warn, int? mostRows) : IQueryEngine
{
    private const string DefaultName = "query";

    public IQueryRun Prepare(StreamingFrame frame, QueryOptions options, QueryStart start)
    {
        if (start.Rejected is not null || start.Late is not null)
        {
            throw StreamingException.ForUser(
                "A cluster does not tell which records were dropped or malformed.", advice: "Leave Rejected and Late out.");
        }

        var session = frame.Session;
        var settings = OptionSettings.Of(options, warn);
        var streams = session.RemoteStreams.ToDictionary(s => s.Key, s => Stream(s.Value, settings), StringComparer.OrdinalIgnoreCase);
        var statistic = new ClusterStatistic(frame.Plan, options.Mode, session.TimeZone, streams);
        statistic.Check();
        var target = Target(start.Sinks);
        var prepared = new ClusterStart(NameOf(options.Name))
        {
            Target = target,
            Checkpoint = start.CheckpointFolder,
            Trigger = options.Trigger.Text,
            Settings = settings.Session,
        };
        return new ClusterQueryRun(address, time, warn, statistic, prepared, start.Sinks, mostRows);
    }

    /// <summary>A name of letters, digits and underscores.</summary>
    private static string NameOf(string? name)
    {
        var clean = string.Concat((name ?? DefaultName).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));
        return clean.Length > 0 && char.IsAsciiLetter(clean[0]) ? clean : $"{DefaultName}_{clean}";
    }

    private SparkStream Stream(RemoteStream stream, ClusterSettings settings)
    {
        // What names the brokers and the topics is no setting.
        var known = stream.Options.Where(o => IsSetting(o.Key)).Aggregate(settings, (all, o) => all.With(o.Key, o.Value, lenient: true, warn));
        var options = stream.Options.Where(o => !IsSetting(o.Key)).Concat(known.Source).Concat(known.KafkaOptions);
        return new SparkStream(options.DistinctBy(o => o.Key).ToDictionary(StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsSetting(string option) => option is not ("kafka.bootstrap.servers" or "subscribe" or "subscribePattern" or "assign");

    private static QueryTarget? Target(IReadOnlyList<ISink> sinks) => sinks.OfType<ClusterSink>().ToList() switch
    {
        [] => null,
        [var sink] when sinks.Count == 1 => sink.Target,
        _ => throw StreamingException.ForUser("A query on a cluster writes to one place.", advice: "Give one ClusterSink, or sinks of this process."),
    };
}
