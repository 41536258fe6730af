namespace TenFour.Calls.Feeding;

/// <summary>
/// Chooses the feed that is shown. A page must be there at once and should show the real city: so the simulated one begins, and the live
/// one takes over if it answers in time. Once chosen it stays, because a picture that changes later by itself confuses.
/// </summary>
public static class FeedChoice
{
    /// <summary>How long the live feed has to answer.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    public static FeedDecision Decide(FeedWish wish, FeedFacts facts) => wish switch
    {
        FeedWish.Live => new(FeedKind.Live, null, "Live: real calls from the city's dataset."),
        FeedWish.Simulated => new(FeedKind.Simulated, null, "Simulated: these calls never happened."),
        FeedWish.Replay => new(FeedKind.Replay, null, "Replay: the calls of a file, at the pace of their times."),
        _ => DecideByAnswer(facts),
    };

    private static FeedDecision DecideByAnswer(FeedFacts facts)
    {
        if (facts.LiveIsReady && !facts.LiveHasEnded)
        {
            return new(FeedKind.Live, null, "Live: real calls from the city's dataset.");
        }

        if (facts is { LiveHasEnded: false } && facts.SinceStart < AnswerLimit)
        {
            return new(FeedKind.Simulated, FeedKind.Live, "Simulated, until the city's dataset answers: these calls never happened.");
        }

        var reason = facts.LiveError is { } error ? $": {error.TrimEnd('.')}" : "";
        var what = facts.LiveHasEnded ? $"cannot be used{reason}." : $"did not answer in {AnswerLimit.TotalSeconds:0} s{reason}. --live waits for it.";
        return new(FeedKind.Simulated, null, $"Simulated: these calls never happened. The city's dataset {what}");
    }
}
