namespace TenFour.Streaming.Topics;

/// <summary>How far a producer has come with a topic.</summary>
/// <param name="Position">Its last committed position in its feed, in its own words; null before the first commit.</param>
/// <param name="Completed">It has come to the end of its feed: there is nothing to add.</param>
/// <param name="Uncommitted">Records after the last commit that are in the topic already and will be left out of the replay.</param>
public sealed record ProducerProgress(string? Position, bool Completed, long Uncommitted)
{
    public static readonly ProducerProgress None = new(null, false, 0);
}
