namespace TenFour.Dashboard.Settings;

/// <summary>Where the calls on the page come from.</summary>
public enum FeedKind
{
    /// <summary>Invented calls.</summary>
    Simulated,

    /// <summary>A file of the user's.</summary>
    Replay,

    /// <summary>The city's own feed.</summary>
    Live,
}
