using TenFour.Spark.Faults;
using TenFour.Spark.Plans;
using TenFour.Spark.Progress;
using TenFour.Spark.Protocol;
using TenFour.Spark.Running;
using TenFour.Spark.Sessions;
using TenFour.Streaming;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;

namespace TenFour.Spark.Comparing;

/// <summary>
/// Runs a statistic on Spark and on the embedded engine, over the same records in the same batches, and says whether they give the same rows.
/// Spark runs first, over what it finds; the embedded engine then stops where Spark has stopped.
/// </summary>
/// <param name="session">The cluster; the queries and tables of the comparison end with it.</param>
/// <param name="ends">Around the sources of the embedded engine.</param>
public sealed class EngineComparison(SparkSession session, FrozenEnds ends)
{
    /// <summary>Told each report of Spark on a batch.</summary>
    public Action<ClusterReport> OnSparkReport { get; init; } = _ => { };

    /// <summary>Told that Spark has ended and the embedded engine begins.</summary>
    public Action OnSparkEnd { get; init; } = () => { };

    /// <summary>Compares a query that both engines may be able to run.</summary>
    /// <param name="frame">The query on the embedded engine.</param>
    /// <param name="streams">Its streams as the cluster reads them, ignoring case.</param>
    /// <param name="timeZone">The session time zone.</param>
    /// <exception cref="StreamingException">The environment has failed: a server, a topic.</exception>
    public async Task<ComparisonResult> CompareAsync(
        StreamingFrame frame, IReadOnlyDictionary<string, SparkStream> streams, QueryOptions options, TimeZoneInfo timeZone, CancellationToken cancellation)
    {
        var (tenFour, spark) = await AnswersAsync(frame, new ClusterStatistic(frame.Plan, options.Mode, timeZone, streams), options, cancellation).ConfigureAwait(false);
        if (spark is EngineAnswer.Failure { Error: { Fault: Fault.Environment } error } && tenFour is EngineAnswer.Result)
        {
            throw error;
        }

        var result = new AnswerComparison(ResultShape.Of(frame.Plan, options.Mode), options.Mode, timeZone).Compare(tenFour, spark) with { Schema = frame.Schema };
        return result.IsEqual ? result : result with { Explanations = [.. UndecidedParts.Of(frame.Plan)] };
    }

    /// <summary>What each engine makes of the query.</summary>
    internal async Task<(EngineAnswer TenFour, EngineAnswer Spark)> AnswersAsync(
        StreamingFrame frame, ClusterStatistic statistic, QueryOptions options, CancellationToken cancellation)
    {
        await KafkaReach.CheckAsync(session, statistic.StreamsRead(), null, cancellation).ConfigureAwait(false);
        var spark = await new SparkSide(session, OnSparkReport).RunAsync(statistic.UncheckedRelation(), frame.Schema, options.Mode, cancellation).ConfigureAwait(false);
        OnSparkEnd();
        Freeze(frame.Plan, spark);
        var tenFour = Refusal(frame, options.Mode) ?? await EmbeddedSide.RunAsync(
            frame, options with { Trigger = Trigger.AvailableNow }, session.Time, cancellation).ConfigureAwait(false);
        return (tenFour, spark);
    }

    /// <summary>Compares the refusal of a text that has no plan here with what Spark says of the same text.</summary>
    /// <param name="local">Has the streams and tables that the text may name.</param>
    /// <param name="streams">The streams as the cluster reads them, ignoring case.</param>
    /// <param name="tables">The names of the static tables.</param>
    public async Task<ComparisonResult> CompareRefusalAsync(
        StatisticException refusal,
        string text,
        StreamingSession local,
        IReadOnlyDictionary<string, SparkStream> streams,
        IEnumerable<string> tables,
        CancellationToken cancellation)
    {
        foreach (var (name, frame) in streams.Keys.Select(s => (s, WithHidden(local.Stream(s)))).Concat(tables.Select(t => (t, local.Table(t)))))
        {
            var view = new CreateDataFrameViewCommand { Name = name, Replace = true, Input = SparkPlan.Unchecked(frame.Plan, streams) };
            await foreach (var _ in session.CommandAsync(new Command { CreateDataframeView = view }, cancellation).ConfigureAwait(false))
            {
                // The answer to this command is only that it has been done.
            }
        }

        var spark = await AnalysedAsync(text, cancellation).ConfigureAwait(false);
        return new AnswerComparison(new ResultShape(false, false, null), OutputMode.Append, TimeZoneInfo.Utc).Compare(new EngineAnswer.Refusal(refusal), spark);
    }

    private static StreamingFrame WithHidden(StreamingFrame stream) => stream.Select(["*", .. KafkaScan.HiddenNames]);

    private async Task<EngineAnswer> AnalysedAsync(string text, CancellationToken cancellation)
    {
        try
        {
            await session.SchemaAsync(new Relation { Sql = new SQL { Query = text } }, cancellation).ConfigureAwait(false);
            return new EngineAnswer.Result([], new([]), TimeSpan.Zero);
        }
        catch (SparkException error) when (error.Fault == Fault.User)
        {
            return new EngineAnswer.Refusal(error);
        }
    }

    private static EngineAnswer.Refusal? Refusal(StreamingFrame frame, OutputMode mode)
    {
        try
        {
            frame.Check(mode);
            return null;
        }
        catch (StatisticException error)
        {
            return new EngineAnswer.Refusal(error);
        }
    }

    /// <summary>A plan reads its streams in the order in which Spark reports its sources.</summary>
    /// <exception cref="SparkException">A stream that is read twice ended in two places.</exception>
    private void Freeze(LogicalPlan plan, EngineAnswer spark)
    {
        if (spark is not EngineAnswer.Result { Batches: [.., var last] })
        {
            return;
        }

        var scans = plan.Walk().OfType<StreamScan>().Select(s => s.Source).ToList();
        foreach (var stream in scans.Zip(last.Ends).GroupBy(p => p.First, p => p.Second, StringComparer.OrdinalIgnoreCase))
        {
            if (stream.Distinct().Skip(1).Any())
            {
                throw new SparkException(
                    Fault.Environment,
                    $"Spark reads {stream.Key} twice, up to {string.Join(" and up to ", stream)}: records were appended while it started.",
                    advice: "Compare it again while nobody produces into the topic.");
            }

            ends.Set(stream.Key, stream.First());
        }
    }
}
