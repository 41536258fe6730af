using TenFour.Streaming.Limits;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Watermarks;

namespace TenFour.Streaming.Queries;

/// <summary>How a query runs. Immutable; checked once by <see cref="Validate"/>.</summary>
public sealed record QueryOptions
{
    private const long MicrosPerMilli = 1000;

    public string? Name { get; init; }

    public OutputMode Mode { get; init; } = OutputMode.Append;

    public Trigger Trigger { get; init; } = Trigger.Default;

    /// <summary>
    /// Awaited when new records have come, before they are processed; null: they are processed at once. Not asked before the first batch of a run, and not while
    /// batches catch up. For a query that need not be quick as long as nobody looks at it. It ends, without an exception, when it is told to, since the query then stops. On a cluster nobody asks it.
    /// </summary>
    public Func<CancellationToken, Task>? Pace { get; init; }

    /// <summary>How many threads decode and pre-process records. The rows of the result do not depend on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The session's, which alone decides it: a plan is bound to it.</summary>
    internal TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Where a new query starts: <c>earliest</c>, <c>latest</c>, or JSON per topic and partition (Spark's <c>startingOffsets</c>).</summary>
    public string StartingOffsets { get; init; } = "earliest";

    /// <summary>Where a new query starts: at the first record appended at or after so many milliseconds since the epoch; beats the offsets.</summary>
    public long? StartingTimestampMillis { get; init; }

    /// <summary>Where a new query starts, in milliseconds since the epoch per topic and partition (Spark's <c>startingOffsetsByTimestamp</c>); beats the offsets.</summary>
    public string? StartingOffsetsByTimestamp { get; init; }

    /// <summary>
    /// Start after the last record of a partition that has none at or after the time; otherwise that is an error (Spark's
    /// <c>startingOffsetsByTimestampStrategy</c>).
    /// </summary>
    public bool StartsAtLatestWithoutMatch { get; init; }

    /// <summary>
    /// Where a query with the trigger available-now or once ends: <c>latest</c>, or JSON per topic and partition. Spark knows
    /// <c>endingOffsets</c> in batch queries only.
    /// </summary>
    public string? EndingOffsets { get; init; }

    /// <summary>The most records of one batch over all partitions of a source, or null for no limit (Spark's <c>maxOffsetsPerTrigger</c>).</summary>
    public long? MaxOffsetsPerTrigger { get; init; }

    /// <summary>A batch waits for so many new records, or for <see cref="MaxTriggerDelay"/> (Spark's <c>minOffsetsPerTrigger</c>).</summary>
    public long? MinOffsetsPerTrigger { get; init; }

    public TimeSpan MaxTriggerDelay { get; init; } = TimeSpan.FromMinutes(15);

    public WatermarkPolicy WatermarkPolicy { get; init; } = WatermarkPolicy.Min;

    /// <summary>Whether a new watermark alone starts a batch (Spark's <c>spark.sql.streaming.noDataMicroBatches.enabled</c>).</summary>
    public bool NoDataBatches { get; init; } = true;

    /// <summary>A longer record is rejected unread.</summary>
    public int MaxRecordBytes { get; init; } = 64 << 20;

    /// <summary>What the query may use at most; null where only the machine limits it.</summary>
    public QueryLimits? Limits { get; init; }

    /// <exception cref="Errors.StreamingException">Two options contradict each other, or one is out of range.</exception>
    public QueryOptions Validate()
    {
        Require(Workers >= 1, $"The number of workers must be 1 or more, and is {Workers}.");
        Require(MaxOffsetsPerTrigger is null or > 0, "maxOffsetsPerTrigger must be 1 or more.");
        Require(MinOffsetsPerTrigger is null or > 0, "minOffsetsPerTrigger must be 1 or more.");
        Require(
            MinOffsetsPerTrigger is null || MaxOffsetsPerTrigger is null || MinOffsetsPerTrigger <= MaxOffsetsPerTrigger,
            "minOffsetsPerTrigger must not be greater than maxOffsetsPerTrigger.");
        Require(MaxRecordBytes > 0, "The longest record must be 1 byte or more.");
        Require(
            EndingOffsets is null || Trigger is Trigger.AllAvailableNow or Trigger.OneBatch,
            "endingOffsets needs a query that ends: the trigger available-now or once.");
        Require(
            !string.Equals(EndingOffsets?.Trim(), "earliest", StringComparison.OrdinalIgnoreCase),
            "endingOffsets cannot be earliest: the query would have nothing to read.");
        return this;
    }

    /// <summary>Where a new query starts to read a source: a time for all partitions beats times for each, and these beat offsets (Spark's rule).</summary>
    internal StartingOffsets Starting(string source) =>
        StartingTimestampMillis is { } millis ? new StartingOffsets.AtTime(millis * MicrosPerMilli, StartsAtLatestWithoutMatch)
        : StartingOffsetsByTimestamp is { } times ? Sources.StartingOffsets.ParseTimes(times, source, StartsAtLatestWithoutMatch)
        : Sources.StartingOffsets.Parse(StartingOffsets, source);

    /// <summary>Where the query ends to read a source, or null: where the source ends when the query starts.</summary>
    internal StartingOffsets? Ending(string source) => EndingOffsets is null ? null : Sources.StartingOffsets.Parse(EndingOffsets, source);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw Errors.StreamingException.ForUser(message);
        }
    }
}
