using TenFour.Streaming.Watermarks;
using Xunit;

namespace TenFour.Streaming.Tests.Watermarks;

public sealed class WatermarkTrackerTests
{
    [Theory]
    [InlineData(WatermarkPolicy.Min, 90)]
    [InlineData(WatermarkPolicy.Max, 150)]
    public void Advance_TwoClauses_FollowsThePolicy(WatermarkPolicy policy, long expected)
    {
        var tracker = new WatermarkTracker([10, 50], policy, 0, []);

        tracker.Advance([100, 200]);

        Assert.Equal(expected, tracker.GlobalMillis);
    }

    [Fact]
    public void Advance_OlderEventTimes_NeverGoesBack()
    {
        var tracker = new WatermarkTracker([10], WatermarkPolicy.Min, 0, []);

        tracker.Advance([100]);
        tracker.Advance([50]);
        tracker.Advance([null]);

        Assert.Equal(90, tracker.GlobalMillis);
    }

    [Fact]
    public void Advance_AfterARestart_GoesOnAsIfThereHadBeenNone()
    {
        long?[][] batches = [[100, 20], [110, 300], [40, 30], [200, null]];
        var through = new WatermarkTracker([10, 10], WatermarkPolicy.Min, 0, []);
        var restarted = through;
        foreach (var batch in batches)
        {
            through.Advance(batch);
            if (restarted != through)
            {
                restarted.Advance(batch);
            }

            Assert.Equal(through.GlobalMillis, restarted.GlobalMillis);
            restarted = new WatermarkTracker([10, 10], WatermarkPolicy.Min, restarted.GlobalMillis, restarted.ClauseMillis);
        }
    }
}
