using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Tests.Topics;

/// <summary>Every branch of the decision, on records of ten bytes.</summary>
public sealed class PartitionRecoveryTests
{
    [Fact]
    public void Decide_NothingHappened_DoesNothing() => Assert.Equal(
        new PartitionRecovery(default, 0, true),
        PartitionRecovery.Decide(Facts(committed: 5, end: 5, indexed: 5), wasActive: false));

    [Fact]
    public void Decide_AppendedByHandWhileNobodyWrote_IsForeign() => Assert.Equal(
        new PartitionRecovery(default, 0, true),
        PartitionRecovery.Decide(Facts(committed: 5, end: 9, indexed: 5), wasActive: false));

    [Fact]
    public void Decide_UnfinishedLineWhileNobodyWrote_IsRefused() => Assert.Equal(
        PartitionRefusal.UnfinishedLine,
        PartitionRecovery.Decide(Facts(committed: 5, end: 5, indexed: 5) with { TornBytes = 3 }, wasActive: false).Refusal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_RecordsGone_IsRefused(bool wasActive) => Assert.Equal(
        PartitionRefusal.RecordsAreGone,
        PartitionRecovery.Decide(Facts(committed: 5, end: 4, indexed: 4), wasActive).Refusal);

    [Fact]
    public void Decide_KilledAfterAWholeAppend_CountsItAndWhatFollowsIsForeign() => Assert.Equal(
        new PartitionRecovery(Span(2), 0, true),
        PartitionRecovery.Decide(Facts(committed: 5, end: 9, indexed: 7) with { OwnIndexed = Span(2) }, wasActive: true));

    [Fact]
    public void Decide_KilledInAnAppend_CountsWhatArrivedAndCutsTheRest() => Assert.Equal(
        new PartitionRecovery(Span(4), 3, false),
        PartitionRecovery.Decide(
            Facts(committed: 5, end: 9, indexed: 7) with { OwnIndexed = Span(2), HasCutAppend = true, TornBytes = 3 }, wasActive: true));

    [Fact]
    public void Decide_KilledAndTheIndexIsLost_CountsEverythingAfterTheCommit() => Assert.Equal(
        new PartitionRecovery(Span(4), 3, false),
        PartitionRecovery.Decide(
            Facts(committed: 5, end: 9, indexed: 0) with { IsIndexUsable = false, TornBytes = 3 }, wasActive: true));

    private static PartitionFacts Facts(long committed, long end, long indexed) =>
        new(Place(committed), Place(end), 0, true, Place(indexed), default, false);

    private static PartitionOffset Place(long record) => new(record, record * 10);

    private static RecordSpan Span(long records) => new(records, records * 10);
}
