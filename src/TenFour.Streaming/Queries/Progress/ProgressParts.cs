using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Queries.Progress;

/// <summary>The event times of a batch, in milliseconds since 1970. Max, min and mean are null where the batch saw no row.</summary>
/// <param name="Watermark">The watermark that the batch ran with, which is before its own rows moved it.</param>
public sealed record EventTimeProgress(long? Max, long? Min, long? Avg, long Watermark);

/// <summary>One operator with state, in the batch.</summary>
public sealed record StateOperatorProgress(
    string OperatorName,
    long NumRowsTotal,
    long NumRowsUpdated,
    long NumRowsRemoved,
    long NumRowsDroppedByWatermark,
    long MemoryUsedBytes,
    IReadOnlyDictionary<string, long> CustomMetrics);

/// <summary>One source in the batch.</summary>
/// <param name="StartOffset">Spark's JSON, <c>{"calls":{"0":123}}</c>; null for the first batch.</param>
public sealed record SourceProgress(
    string Description,
    string? StartOffset,
    string EndOffset,
    string LatestOffset,
    long NumInputRows,
    double InputRowsPerSecond,
    double ProcessedRowsPerSecond,
    IReadOnlyDictionary<string, string> Metrics);

/// <summary>The sinks of the query; several are joined in the description.</summary>
public sealed record SinkProgress(string Description, long NumOutputRows);

/// <summary>What TenFour reports beside Spark's fields.</summary>
/// <param name="LatencyMs">From the start of the trigger until the rows were visible and the batch committed.</param>
/// <param name="Bytes">Bytes of the records read.</param>
/// <param name="StateRows">Rows of all state, each once (Spark's figures count those under an ORDER BY twice).</param>
/// <param name="StateBytes">What all state holds in memory.</param>
/// <param name="AllocatedBytes">What the process allocated during the batch.</param>
public sealed record TenFourProgress(
    IReadOnlyList<SourceRecords> Sources, double LatencyMs, long Bytes, long StateRows, long StateBytes, long AllocatedBytes)
{
    /// <summary>By step of the plan (<see cref="StreamingQuery.Plan"/>), what it did.</summary>
    public IReadOnlyList<OperatorProgress> Operators { get; init; } = [];
}

/// <summary>What one step of the plan did in a batch.</summary>
/// <param name="Rows">Rows that it gave to the next one; null where they are built when they are read, and for a static table.</param>
/// <param name="Milliseconds">Its own time, added up over all workers.</param>
public sealed record OperatorProgress(int Step, long? Rows, double Milliseconds);

/// <summary>What became of a source's records: Read = Used + Late + Rejected + Filtered.</summary>
/// <param name="Rejected">Malformed.</param>
/// <param name="Late">Dropped by a watermark in all their windows.</param>
/// <param name="Filtered">Dropped by WHERE, a null event time or an unmatched join.</param>
/// <param name="Used">The rest, duplicates included.</param>
/// <param name="NulledFields">Fields that were null alone because of their value; no part of the sum.</param>
public sealed record SourceRecords(string Name, long Read, long Used, long Late, long Rejected, long Filtered, long NulledFields, LagProgress Lag);

/// <summary>How far a source's records are ahead of the query.</summary>
/// <param name="Seconds">How long the oldest unread record has been waiting.</param>
/// <param name="Partitions">The same by partition.</param>
public sealed record LagProgress(long Records, double Seconds, IReadOnlyDictionary<PartitionId, PartitionLag> Partitions);

/// <summary>How far the records of one partition are ahead of the query.</summary>
/// <param name="Seconds">How long the oldest unread record has been waiting; null where that is not known.</param>
public readonly record struct PartitionLag(long Records, double? Seconds);
