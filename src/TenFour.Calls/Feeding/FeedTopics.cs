namespace TenFour.Calls.Feeding;

/// <summary>The topics that a feed writes: folders, or addresses of Kafka.</summary>
/// <param name="Calls">Each call once.</param>
/// <param name="CallUpdates">Every change of a call; null for feeds whose calls do not change, and where nobody wants them.</param>
public sealed record FeedTopics(string Calls, string? CallUpdates = null)
{
    /// <summary>
    /// The topics of a kind of feed below the folder of all data, such as <c>data/live/calls</c>. Each kind has its own, so that invented
    /// and real calls never lie in one topic.
    /// </summary>
    public static FeedTopics Below(string dataFolder, FeedKind kind)
    {
        var folder = Path.Combine(dataFolder, kind.ToString().ToLowerInvariant());
        return new FeedTopics(Path.Combine(folder, "calls"), kind == FeedKind.Live ? Path.Combine(folder, "call_updates") : null);
    }
}
