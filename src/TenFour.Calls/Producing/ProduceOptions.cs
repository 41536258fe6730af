namespace TenFour.Calls.Producing;

/// <summary>How a <see cref="Producer"/> brings a feed into a topic.</summary>
public sealed record ProduceOptions
{
    /// <summary>Stop when the topic has so many records of the feed, those of earlier runs included; null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>The field whose value decides the partition; null deals the records out in turn.</summary>
    public string? KeyField { get; init; }

    /// <summary>When each record may go; null for at once.</summary>
    public IPacing? Pacing { get; init; }

    /// <summary>How long records may wait for a commit. A commit writes to the disk and waits for it.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes after which a commit comes without waiting for the interval.</summary>
    public long CommitBytes { get; init; } = 256L * 1024 * 1024;
}
