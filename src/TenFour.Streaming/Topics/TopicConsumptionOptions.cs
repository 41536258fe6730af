namespace TenFour.Streaming.Topics;

/// <summary>What to read of a topic.</summary>
public sealed record TopicConsumptionOptions
{
    /// <summary>Only this partition; null for all.</summary>
    public int? Partition { get; init; }

    /// <summary>End after so many records.</summary>
    public long MaxRecords { get; init; } = long.MaxValue;

    /// <summary>Go on when the end is reached, until cancelled.</summary>
    public bool Follow { get; init; }
}
