namespace TenFour.Calls.Feeding;

/// <summary>What a running feed is doing.</summary>
public enum FeedPhase
{
    /// <summary>It has not given anything yet.</summary>
    Starting,

    /// <summary>It gives records as they come.</summary>
    Running,

    /// <summary>The last attempt failed; it tries again. <see cref="FeedStatus.LastError"/> says why.</summary>
    Failing,

    /// <summary>It has come to its end, or was stopped.</summary>
    Ended,
}
