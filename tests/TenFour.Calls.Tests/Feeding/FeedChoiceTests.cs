using TenFour.Calls.Feeding;

namespace TenFour.Calls.Tests.Feeding;

public class FeedChoiceTests
{
    [Theory]
    [InlineData(0, false, null, false, FeedKind.Simulated, FeedKind.Live)]
    [InlineData(9.9, false, "down", false, FeedKind.Simulated, FeedKind.Live)]
    [InlineData(3, true, null, false, FeedKind.Live, null)]
    [InlineData(3, true, "an earlier error", false, FeedKind.Live, null)]
    [InlineData(10, false, null, false, FeedKind.Simulated, null)]
    [InlineData(3, false, "locked", true, FeedKind.Simulated, null)]
    [InlineData(3, true, "locked", true, FeedKind.Simulated, null)]
    public void Decide_WithoutAWish_FollowsTheLiveFeedsAnswer(
        double seconds, bool isReady, string? error, bool hasEnded, FeedKind shown, FeedKind? alsoRuns)
    {
        var facts = new FeedFacts(TimeSpan.FromSeconds(seconds), isReady, error, hasEnded);

        var decision = FeedChoice.Decide(FeedWish.Automatic, facts);

        Assert.Equal((shown, alsoRuns), (decision.Shown, decision.AlsoRuns));
        Assert.Equal(alsoRuns is null, decision.IsFinal);
    }

    [Theory]
    [InlineData(FeedWish.Live, FeedKind.Live)]
    [InlineData(FeedWish.Simulated, FeedKind.Simulated)]
    [InlineData(FeedWish.Replay, FeedKind.Replay)]
    public void Decide_WithAWish_IsThatWishWhateverHappens(FeedWish wish, FeedKind shown)
    {
        FeedFacts[] facts = [new(TimeSpan.Zero), new(TimeSpan.FromHours(1)), new(TimeSpan.FromSeconds(2), true), new(default, false, "x", true)];

        Assert.All(facts, fact => Assert.Equal((shown, true), (FeedChoice.Decide(wish, fact).Shown, FeedChoice.Decide(wish, fact).IsFinal)));
    }

    [Fact]
    public void Sentence_WithoutAnAnswer_SaysWhyAndWhatToDo()
    {
        var decision = FeedChoice.Decide(FeedWish.Automatic, new FeedFacts(TimeSpan.FromSeconds(11), LiveError: "No such host."));

        Assert.Equal(
            "Simulated: these calls never happened. The city's dataset did not answer in 10 s: No such host. --live waits for it.",
            decision.Sentence);
    }
}
