namespace TenFour.Calls.Feeding;

/// <summary>Which feed a user wants.</summary>
public enum FeedWish
{
    /// <summary>The live one if it answers soon; until then, and otherwise, the simulated one.</summary>
    Automatic,

    /// <summary>The live one, however long it takes to answer.</summary>
    Live,

    /// <summary>The simulated one; the live one is not asked.</summary>
    Simulated,

    /// <summary>A file.</summary>
    Replay,
}
