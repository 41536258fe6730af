namespace TenFour.Streaming.Topics;

/// <summary>How a <see cref="FileTopicSource"/> reads.</summary>
public sealed record FileTopicSourceOptions
{
    public static readonly FileTopicSourceOptions Default = new();

    /// <summary>
    /// Fail when records that had been seen are gone, because a file was cut, replaced or removed (Spark's option). False: warn, and go on
    /// at the new end.
    /// </summary>
    public bool FailOnDataLoss { get; init; } = true;

    /// <summary>
    /// The longest record in bytes, from <see cref="SmallestMaxRecordBytes"/> to <see cref="LargestMaxRecordBytes"/>. A longer one is skipped and reported as rejected; memory
    /// stays within a few times this.
    /// </summary>
    public int MaxRecordBytes { get; init; } = 64 * 1024 * 1024;

    public const int SmallestMaxRecordBytes = 1024;

    /// <summary>Buffers of twice that still are arrays.</summary>
    public const int LargestMaxRecordBytes = 1_000_000_000;

    /// <summary>Told, as a sentence, what a user should know but need not act upon.</summary>
    public Action<string>? Warn { get; init; }
}
