namespace TenFour.Streaming.Queries.Progress;

/// <summary>
/// The report of one batch: Spark's <c>StreamingQueryProgress</c>, field by field with its meaning, and what TenFour adds.
/// Rows of state are Spark's windows, not panes.
/// </summary>
public sealed record StreamingQueryProgress
{
    /// <summary>Survives restarts of the checkpoint.</summary>
    public required Guid Id { get; init; }

    /// <summary>New with each start.</summary>
    public required Guid RunId { get; init; }

    public string? Name { get; init; }

    /// <summary>When the trigger started.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required long BatchId { get; init; }

    /// <summary>Milliseconds from the start to the end of the trigger.</summary>
    public required long BatchDuration { get; init; }

    public required long NumInputRows { get; init; }

    /// <summary>Records divided by the seconds since the trigger before; 0 for the first batch.</summary>
    public required double InputRowsPerSecond { get; init; }

    /// <summary>Records divided by the seconds of the batch.</summary>
    public required double ProcessedRowsPerSecond { get; init; }

    /// <summary>Milliseconds by phase: latestOffset, walCommit, getBatch, queryPlanning, addBatch, commitOffsets, triggerExecution.</summary>
    public required IReadOnlyDictionary<string, long> DurationMs { get; init; }

    /// <summary>Null for a query without a watermark.</summary>
    public EventTimeProgress? EventTime { get; init; }

    /// <summary>The operator nearest to the sink first.</summary>
    public required IReadOnlyList<StateOperatorProgress> StateOperators { get; init; }

    public required IReadOnlyList<SourceProgress> Sources { get; init; }

    public required SinkProgress Sink { get; init; }

    /// <summary>What Spark does not report.</summary>
    public required TenFourProgress TenFour { get; init; }

    /// <summary>The report as a cluster has given it, UTF-8 on one line, without what it does not know; empty where the engine itself reports.</summary>
    public ReadOnlyMemory<byte> ClusterJson { get; init; }
}
