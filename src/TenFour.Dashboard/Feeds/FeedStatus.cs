using TenFour.Dashboard.Settings;

namespace TenFour.Dashboard.Feeds;

/// <summary>What a feed says of itself.</summary>
/// <param name="Kind">What is shown at the moment.</param>
/// <param name="Text">The same as a sentence.</param>
/// <param name="Failure">Why nothing comes any more, or null.</param>
public sealed record FeedStatus(FeedKind Kind, string Text, string? Failure = null)
{
    public bool IsSimulated => Kind == FeedKind.Simulated;
}
