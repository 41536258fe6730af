namespace TenFour.Dashboard.Settings;

/// <summary>What fills the topic of the page.</summary>
public sealed record FeedOptions
{
    public FeedKind Kind { get; init; } = FeedKind.Simulated;

    /// <summary>The file to replay.</summary>
    public string? File { get; init; }

    /// <summary>Seconds of event time for each second; null: the feed's own pace.</summary>
    public double? Speed { get; init; }

    /// <summary>Simulated records a second instead of a pace by event time, for measuring.</summary>
    public double? RecordsPerSecond { get; init; }
}
