namespace TenFour.Calls.Feeding;

/// <summary>Where the calls of a running feed come from. Shown wherever their numbers are.</summary>
public enum FeedKind
{
    /// <summary>The city's real-time dataset.</summary>
    Live,

    /// <summary>Invented calls at the rates of the city.</summary>
    Simulated,

    /// <summary>The records of a file of the user's, at the pace of their times.</summary>
    Replay,
}
