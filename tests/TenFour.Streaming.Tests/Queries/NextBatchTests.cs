using TenFour.Streaming.Queries;

namespace TenFour.Streaming.Tests.Queries;

public sealed class NextBatchTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(1);

    [Fact]
    public void Decide_TooFewRecords_WaitsForMore() =>
        Assert.Equal(NextBatch.Decision.Wait, Decide(Trigger.Default, newRecords: 9, Recently));

    [Fact]
    public void Decide_EnoughRecords_Runs() =>
        Assert.Equal(NextBatch.Decision.Run, Decide(Trigger.Default, newRecords: 10, Recently));

    [Fact]
    public void Decide_TooFewRecordsForTooLong_Runs() =>
        Assert.Equal(NextBatch.Decision.Run, Decide(Trigger.Default, newRecords: 1, Delay));

    [Fact]
    public void Decide_TooFewRecordsAtTheStart_Runs() =>
        Assert.Equal(NextBatch.Decision.Run, Decide(Trigger.AvailableNow, newRecords: 1, sinceLastTrigger: null));

    [Fact]
    public void Decide_TooFewRecordsOfAvailableNow_LeavesThemToTheNextStart() =>
        Assert.Equal(NextBatch.Decision.Stop, Decide(Trigger.AvailableNow, newRecords: 9, Recently));

    [Fact]
    public void Decide_TooFewRecordsOfOnce_Runs() =>
        Assert.Equal(NextBatch.Decision.Run, Decide(Trigger.Once, newRecords: 1, Recently));

    [Fact]
    public void Decide_NothingNew_WaitsOrEnds()
    {
        var options = new QueryOptions();

        Assert.Equal(NextBatch.Decision.Wait, NextBatch.Decide(options, 0, offsetsDiffer: false, stateCanLeave: false, Recently, stopping: false));
        Assert.Equal(
            NextBatch.Decision.Stop,
            NextBatch.Decide(options with { Trigger = Trigger.AvailableNow }, 0, offsetsDiffer: false, stateCanLeave: false, Recently, stopping: false));
    }

    [Fact]
    public void Decide_StateThatCanLeave_RunsWithoutDataButOnce()
    {
        var options = new QueryOptions();

        Assert.Equal(
            NextBatch.Decision.RunWithoutData, NextBatch.Decide(options, 0, offsetsDiffer: false, stateCanLeave: true, Recently, stopping: false));
        Assert.Equal(
            NextBatch.Decision.Stop,
            NextBatch.Decide(options with { Trigger = Trigger.Once }, 0, offsetsDiffer: false, stateCanLeave: true, Recently, stopping: false));
    }

    [Fact]
    public void Decide_Stopping_StopsWhateverThereIs() =>
        Assert.Equal(NextBatch.Decision.Stop, NextBatch.Decide(new QueryOptions(), 99, offsetsDiffer: true, stateCanLeave: true, null, stopping: true));

    private static NextBatch.Decision Decide(Trigger trigger, long newRecords, TimeSpan? sinceLastTrigger) => NextBatch.Decide(
        new QueryOptions { Trigger = trigger, MinOffsetsPerTrigger = 10, MaxTriggerDelay = Delay },
        newRecords,
        offsetsDiffer: true,
        stateCanLeave: false,
        sinceLastTrigger,
        stopping: false);
}
