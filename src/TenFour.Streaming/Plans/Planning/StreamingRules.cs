using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// What may not run as a stream, and which output mode fits which query: Spark's <c>UnsupportedOperationChecker</c>, rule for rule, with its
/// texts. Checked before anything starts.
/// </summary>
public static class StreamingRules
{
    private const string OutputModeCondition = "STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION";

    /// <exception cref="StatisticException">Spark would refuse the query in this mode.</exception>
    public static void Check(LogicalPlan plan, OutputMode mode)
    {
        if (!plan.IsStreaming)
        {
            throw new StatisticException(
                "The statistic reads no stream.", plan.Span, "STREAMING_SOURCE_MISSING", "Name a stream in FROM, such as calls.");
        }

        var nodes = plan.Walk().Where(n => n.IsStreaming).ToList();
        var aggregations = nodes.OfType<Aggregate>().ToList();
        CheckChains(mode, nodes);
        CheckMode(mode, aggregations, nodes);
        foreach (var node in nodes)
        {
            CheckNode(node, mode);
        }
    }

    private static void CheckMode(OutputMode mode, List<Aggregate> aggregations, List<LogicalPlan> nodes)
    {
        switch (mode)
        {
            case OutputMode.Append when aggregations.Find(a => a.EventTimeKeyIndex < 0) is { } aggregate:
                throw Mode(
                    "append",
                    "streaming aggregations without watermark",
                    aggregate,
                    "Add WATERMARK to the stream and group by its time or window, or run it in update or complete mode.");
            case OutputMode.Update when aggregations.Find(a => a.Window?.SessionGap is not null) is { } session:
                throw Mode("update", "session window streaming aggregations", session, "Run it in append or complete mode.");
            case OutputMode.Complete when aggregations.Count == 0:
                throw Mode("complete", "no streaming aggregations", nodes[0], "Run it in append mode, or group the rows.");
            default:
                break;
        }
    }

    /// <remarks>Rows that an aggregation or a join emits may be older than the watermark; only in append mode are they not lost further on.</remarks>
    private static void CheckChains(OutputMode mode, List<LogicalPlan> nodes)
    {
        foreach (var node in nodes.Where(n => n is Deduplicate d ? ForgetsByTime(d) : IsStateful(n)))
        {
            var below = node.Inputs.SelectMany(i => i.Walk()).Where(n => n.IsStreaming).ToList();
            if (mode != OutputMode.Append && below.Find(n => n is Aggregate) is { } aggregate)
            {
                throw new StatisticException(
                    "Detected pattern of possible 'correctness' issue due to global watermark. The query contains stateful operation which can emit "
                    + "rows older than the current watermark plus allowed late record delay, which are \"late rows\" in downstream stateful "
                    + "operations and these rows can be discarded.",
                    aggregate.Span,
                    advice: "Several aggregations in a row need append mode and a watermark.");
            }
        }
    }

    private static void CheckNode(LogicalPlan node, OutputMode mode)
    {
        switch (node)
        {
            case Aggregate a when a.Calls.FirstOrDefault(c => c.IsDistinct) is { } distinct:
                throw AggregateErrors.Distinct(distinct.Span);
            case Aggregate a when a.Window?.SessionGap is not null && a.PlainKeys.All(k => k.IsFoldable):
                throw Legacy("session_window in streaming queries needs at least one more grouping column.", a, "Add a column to GROUP BY.");
            case Sort s when mode != OutputMode.Complete || !s.Input.Walk().Any(n => n is Aggregate && n.IsStreaming):
                throw Legacy(
                    "Sorting is not supported on streaming DataFrames/Datasets, unless it is on aggregated DataFrame/Dataset in Complete output mode",
                    s,
                    "Leave ORDER BY out, or run an aggregation in complete mode.");
            case Limit l when l.Offset > 0:
                throw Legacy("Offset is not supported on streaming DataFrames/Datasets", l, "Leave OFFSET out.");
            case Limit l when mode == OutputMode.Update:
                throw Legacy("Limits are not supported on streaming DataFrames/Datasets in Update output mode", l, "Run it in append or complete mode.");
            case Deduplicate d when d.WithinWatermark && !d.Input.Columns.Any(c => c.HasEventTime):
                throw Legacy("dropDuplicatesWithinWatermark is not supported on streaming DataFrames/DataSets without watermark", d, "Add WATERMARK to the stream.");
            case Deduplicate d when mode == OutputMode.Complete && d.Input.Walk().Any(n => n is Aggregate):
                // Spark allows it, and gives the rows that no batch has given before: no complete result.
                throw Legacy("Deduplicate after aggregation is not supported in complete mode", d, "Deduplicate before GROUP BY, or run it in update mode.");
            case Join j:
                StreamingJoinRules.Check(j, mode);
                break;
            case Union u when u.Inputs.Any(i => !i.IsStreaming):
                throw Legacy("Union between streaming and batch DataFrames/Datasets is not supported", u, "Produce the static rows into a topic of their own.");
            default:
                break;
        }
    }

    /// <summary>Only such a deduplication drops rows for being late.</summary>
    private static bool ForgetsByTime(Deduplicate node) => node.WithinWatermark || node.KeyIndexes.Any(k => node.Input.Columns[k].HasEventTime);

    internal static bool IsStateful(LogicalPlan node) =>
        node is Aggregate or Deduplicate || (node is Join j && j.Left.IsStreaming && j.Right.IsStreaming);

    internal static StatisticException Mode(string mode, string what, LogicalPlan node, string advice) => new(
        $"Invalid streaming output mode: {mode}. This output mode is not supported for {what} on streaming DataFrames/DataSets.",
        node.Span,
        OutputModeCondition,
        advice);

    internal static StatisticException Legacy(string message, LogicalPlan node, string advice) => new(message, node.Span, advice: advice);
}
