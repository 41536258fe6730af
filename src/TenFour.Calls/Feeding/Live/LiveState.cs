namespace TenFour.Calls.Feeding.Live;

/// <summary>
/// What the feed has seen, together with the records of its last step. A step is in the topics when both have committed its number, so a
/// feed that was killed anywhere appends the records of the last step once more, and the topics leave out what they have.
/// </summary>
internal sealed record LiveState : ILiveMemory
{
    public int Version { get; init; } = ILiveMemory.CurrentVersion;

    /// <summary>The number of the last step; 0 before the first.</summary>
    public long Step { get; init; }

    /// <summary>How far the data have been seen, by the city's wall clock.</summary>
    public DateTime? Cursor { get; init; }

    /// <summary>Records in the topic of closed calls, those of the last step included.</summary>
    public long CallCount { get; init; }

    /// <summary>Records in the topic of changes, those of the last step included.</summary>
    public long UpdateCount { get; init; }

    /// <summary>The records of the last step for the topic of closed calls.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>The records of the last step for the topic of changes.</summary>
    public IReadOnlyList<string> Updates { get; init; } = [];

    /// <summary>The remembered calls.</summary>
    public IReadOnlyList<SeenCall> Seen { get; init; } = [];
}
