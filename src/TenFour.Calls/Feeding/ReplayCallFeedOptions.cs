namespace TenFour.Calls.Feeding;

/// <summary>What a <see cref="ReplayCallFeed"/> replays, and how.</summary>
public sealed record ReplayCallFeedOptions
{
    /// <summary>A JSON array, NDJSON or CSV file, plain, .gz or .zst.</summary>
    public required string File { get; init; }

    /// <summary>Seconds of event time for each second, from 1 to 10,000.</summary>
    public double Speed { get; init; } = 60;

    /// <summary>
    /// Sort by event time first. Without it the file's own order is replayed, and a call that lies more than six hours behind one before it
    /// ends the replay with an error: such a file is not in the order of arrival.
    /// </summary>
    public bool SortsByTime { get; init; } = true;

    /// <summary>The longest that may pass between two records, in real time, so that a night without calls is no standstill.</summary>
    public TimeSpan? MaxGap { get; init; } = TimeSpan.FromSeconds(10);
}
