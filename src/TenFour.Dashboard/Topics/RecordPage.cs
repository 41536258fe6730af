namespace TenFour.Dashboard.Topics;

/// <summary>The records that answer a question.</summary>
/// <param name="Records">In the order in which they are shown.</param>
/// <param name="LookedAt">How many records were read to find them; null where the last of them completes the page.</param>
/// <param name="Next">Where to go on, an offset of the one partition that was read; null at its end, and where several were read.</param>
public sealed record RecordPage(IReadOnlyList<TopicRecord> Records, long? LookedAt, long? Next);
