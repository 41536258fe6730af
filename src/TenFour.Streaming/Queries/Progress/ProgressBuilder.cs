using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Planning;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Sources;
using TenFour.Streaming.State;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Queries.Progress;

/// <summary>Makes the progress report of a batch.</summary>
internal sealed class ProgressBuilder(
    Guid queryId, Guid runId, string? name, PhysicalPlan plan, IReadOnlyList<ISource> sources, IReadOnlyList<ISink> sinks, TimeProvider time)
{
    private const double SmallestSeconds = 0.001;

    public StreamingQueryProgress Build(BatchReport report)
    {
        var outcome = report.Outcome;
        var duration = report.Durations[Phase.TriggerExecution];
        var rows = outcome.Records.Select((_, i) => InputRows(outcome, i)).Sum();
        return new StreamingQueryProgress
        {
            Id = queryId,
            RunId = runId,
            Name = name,
            Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(outcome.Intent.BatchTimeMillis),
            BatchId = outcome.Intent.BatchId,
            BatchDuration = (long)duration.TotalMilliseconds,
            NumInputRows = rows,
            InputRowsPerSecond = InputRate(rows, report),
            ProcessedRowsPerSecond = ProcessedRate(rows, duration),
            DurationMs = report.Durations.ToDictionary(p => Name(p.Key), p => (long)p.Value.TotalMilliseconds),
            EventTime = plan.Watermarks.Count == 0 ? null : EventTime(outcome.EventTimes, outcome.Intent.WatermarkMillis),
            StateOperators = [.. plan.ReportOrder.Select(i => ToProgress(outcome.State[i], i))],
            Sources = [.. sources.Select((s, i) => Source(s, i, report))],
            Sink = new SinkProgress(string.Join(", ", sinks.Select(s => s.Description)), outcome.OutputRows),
            TenFour = new TenFourProgress(
                [.. sources.Select((s, i) => Records(s, outcome.Records[i], outcome.Intent.Sources[i].EndExclusive, report.Latest[i]))],
                duration.TotalMilliseconds,
                outcome.Bytes.Sum(),
                outcome.State.Sum(s => s.RowsTotal),
                outcome.State.Sum(s => s.MemoryBytes),
                report.AllocatedBytes)
            {
                Operators = PlanSteps.Measure(plan, outcome.OutputRows, time),
            },
        };
    }

    /// <remarks>
    /// Spark runs the aggregation twice under an ORDER BY of the whole result, since its sort samples its input first, and counts its rows
    /// twice. The report keeps to Spark's numbers.
    /// </remarks>
    private StateOperatorProgress ToProgress(StateMetrics state, int index)
    {
        var factor = plan.SortsWholeResult && index == plan.StatefulOperators.Count - 1 ? 2 : 1;
        return new StateOperatorProgress(
            state.OperatorName,
            state.RowsTotal * factor,
            state.RowsUpdated * factor,
            state.RowsRemoved * factor,
            state.RowsDroppedByWatermark * factor,
            state.MemoryBytes,
            state.Custom);
    }

    private static EventTimeProgress EventTime(EventTimeStats? stats, long watermarkMillis) => new(
        stats?.MaxMillis, stats?.MinMillis, (long?)stats?.MeanMillis, watermarkMillis);

    private long InputRows(BatchOutcome outcome, int input) => plan.Inputs[input].IsRepeat ? 0 : outcome.Records[input].Read;

    private SourceProgress Source(ISource source, int index, BatchReport report)
    {
        var range = report.Outcome.Intent.Sources[index];
        var rows = InputRows(report.Outcome, index);
        return new SourceProgress(
            source.Description,
            report.Outcome.Intent.BatchId == 0 ? null : range.Start.ToSparkJson(source.Name),
            range.EndExclusive.ToSparkJson(source.Name),
            report.Latest[index].ToSparkJson(source.Name),
            rows,
            InputRate(rows, report),
            ProcessedRate(rows, report.Durations[Phase.TriggerExecution]),
            LagMetrics(range.EndExclusive, report.Latest[index]));
    }

    /// <summary>The figures of Spark's Kafka source, for both kinds of topic.</summary>
    private static Dictionary<string, string> LagMetrics(SourceOffsets end, SourceOffsets latest)
    {
        var behind = Counted(latest).Select(p => latest[p].Record - end[p].Record).ToList();
        return behind.Count == 0 ? [] : new Dictionary<string, string>
        {
            ["minOffsetsBehindLatest"] = behind.Min().ToString(),
            ["maxOffsetsBehindLatest"] = behind.Max().ToString(),
            ["avgOffsetsBehindLatest"] = behind.Average().ToString("0.0###"),
        };
    }

    /// <summary>How far behind a query is in a compressed file is not known before all of it has been read.</summary>
    private static IEnumerable<PartitionId> Counted(SourceOffsets latest) => latest.Partitions.Where(p => latest[p].IsCounted);

    private SourceRecords Records(ISource source, RecordCounts counts, SourceOffsets end, SourceOffsets latest)
    {
        var oldest = source.OldestUnread(end, latest);
        var partitions = Counted(latest).ToDictionary(p => p, p => new PartitionLag(latest[p].Record - end[p].Record, Waiting(p)));
        return new SourceRecords(
            source.Name,
            counts.Read,
            counts.Used,
            counts.Late,
            counts.Rejected,
            counts.Filtered,
            counts.NulledFields,
            new LagProgress(partitions.Values.Sum(p => p.Records), partitions.Values.Max(p => p.Seconds) ?? 0, partitions));

        double? Waiting(PartitionId partition) => oldest.TryGetValue(partition, out var micros)
            ? Math.Max(0, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - (micros / 1e6))
            : latest[partition].Record <= end[partition].Record ? 0 : null;
    }

    private static double InputRate(long rows, BatchReport report) =>
        report.SincePrevious is { } since && since > TimeSpan.Zero ? rows / since.TotalSeconds : 0;

    private static double ProcessedRate(long rows, TimeSpan duration) => rows / Math.Max(SmallestSeconds, duration.TotalSeconds);

    /// <summary>A phase as Spark names it: <c>addBatch</c>.</summary>
    public static string Name(Phase phase) => char.ToLowerInvariant(phase.ToString()[0]) + phase.ToString()[1..];
}
