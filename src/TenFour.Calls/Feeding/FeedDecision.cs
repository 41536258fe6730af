namespace TenFour.Calls.Feeding;

/// <summary>Which feeds run, and which of them is shown.</summary>
/// <param name="Shown">The feed whose topics the page shows.</param>
/// <param name="AlsoRuns">The feed that runs beside it and may take over; null where none does.</param>
/// <param name="Sentence">Why, for the page and the terminal.</param>
public sealed record FeedDecision(FeedKind Shown, FeedKind? AlsoRuns, string Sentence)
{
    /// <summary>Nothing will change any more.</summary>
    public bool IsFinal => AlsoRuns is null;

    public bool Runs(FeedKind kind) => Shown == kind || AlsoRuns == kind;
}
