using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sources;

/// <summary>Where a new query, or <c>consume</c>, starts to read.</summary>
public abstract record StartingOffsets
{
    public static readonly StartingOffsets Earliest = new AtEarliest();

    public static readonly StartingOffsets Latest = new AtLatest();

    /// <summary>Spark's number for "the first record" in the JSON form.</summary>
    public const long EarliestRecord = -2;

    /// <summary>Spark's number for "after the last record" in the JSON form.</summary>
    public const long LatestRecord = -1;

    private const long MicrosPerMilli = 1000;

    /// <summary>Reads the value of Spark's <c>startingOffsets</c>: earliest, latest, or JSON such as <c>{"calls":{"0":23,"1":-2}}</c>.</summary>
    /// <param name="text">The value.</param>
    /// <param name="source">The source's name, for the example in the error.</param>
    /// <exception cref="StreamingException">The text is none of these.</exception>
    public static StartingOffsets Parse(string text, string source) => text.Trim().ToUpperInvariant() switch
    {
        "EARLIEST" => Earliest,
        "LATEST" => Latest,
        _ => new AtRecords(StartingOffsetsJson.Read(text, source)),
    };

    /// <summary>Reads the value of Spark's <c>startingOffsetsByTimestamp</c>: JSON of milliseconds such as <c>{"calls":{"0":1546300800000}}</c>.</summary>
    /// <param name="latestWhenNone">As in <see cref="AtTime"/>.</param>
    /// <exception cref="StreamingException">The text is no such JSON.</exception>
    public static StartingOffsets ParseTimes(string text, string source, bool latestWhenNone) =>
        new AtTimes(StartingOffsetsJson.Read(text, source).ToDictionary(p => p.Key, p => p.Value * MicrosPerMilli), latestWhenNone);

    /// <summary>At the first record of every partition.</summary>
    public sealed record AtEarliest : StartingOffsets;

    /// <summary>After the last record of every partition.</summary>
    public sealed record AtLatest : StartingOffsets;

    /// <summary>At a record number per partition, or <see cref="EarliestRecord"/> or <see cref="LatestRecord"/>. Every partition must be named.</summary>
    public sealed record AtRecords(IReadOnlyDictionary<PartitionId, long> Partitions) : StartingOffsets;

    /// <summary>At the first record that was appended at or after a time.</summary>
    /// <param name="Micros">Microseconds since the epoch.</param>
    /// <param name="LatestWhenNone">Start after the last record of a partition that has no such record; otherwise that is an error (Spark's default).</param>
    public sealed record AtTime(long Micros, bool LatestWhenNone) : StartingOffsets;

    /// <summary>The same with a time for each partition, in microseconds since the epoch. Every partition must be named.</summary>
    public sealed record AtTimes(IReadOnlyDictionary<PartitionId, long> Micros, bool LatestWhenNone) : StartingOffsets;
}
