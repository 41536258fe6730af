using TenFour.Spark.Plans;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Spark.Running;

/// <summary>What is computed on a cluster: a bound plan over streams that the cluster reads.</summary>
/// <param name="TimeZone">The session time zone that the plan is bound to.</param>
/// <param name="Streams">By the name that the statistic has for them, ignoring case.</param>
public sealed record ClusterStatistic(LogicalPlan Plan, OutputMode Mode, TimeZoneInfo TimeZone, IReadOnlyDictionary<string, SparkStream> Streams)
{
    /// <summary>Checks what can be checked without a cluster.</summary>
    /// <exception cref="StreamingException">A stream has no topic, or Spark refuses the query in its mode.</exception>
    public void Check() => _ = Relation();

    internal Protocol.Relation Relation() => SparkPlan.FromLogical(Plan, Mode, ReadStreams());

    /// <summary>The same whether or not Spark will refuse it.</summary>
    internal Protocol.Relation UncheckedRelation() => SparkPlan.Unchecked(Plan, ReadStreams());

    /// <summary>The streams that the plan reads.</summary>
    internal IEnumerable<SparkStream> StreamsRead() =>
        Plan.Walk().OfType<StreamScan>().Select(s => Streams[s.Source]).Distinct();

    /// <summary>Whether each stream that the plan reads has a topic.</summary>
    /// <exception cref="StreamingException">One has none.</exception>
    public void RequireTopics()
    {
        if (Plan.Walk().OfType<StreamScan>().FirstOrDefault(s => !Streams.ContainsKey(s.Source)) is { } scan)
        {
            throw StreamingException.ForUser(
                $"The statistic reads the stream {scan.Source}, and no topic is named.", advice: $"Name it with --source {scan.Source}=kafka://host:port/topic.");
        }
    }

    private Dictionary<string, SparkStream> ReadStreams()
    {
        RequireTopics();
        return Streams.ToDictionary(s => s.Key, s => SourceDefaults.Apply(s.Value), StringComparer.OrdinalIgnoreCase);
    }
}
