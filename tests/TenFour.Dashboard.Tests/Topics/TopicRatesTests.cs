using TenFour.Dashboard.Topics;

namespace TenFour.Dashboard.Tests.Topics;

public sealed class TopicRatesTests
{
    [Fact]
    public void Rate_OfOneLook_IsUnknown()
    {
        var rates = new TopicRates(new StepTime());

        rates.Add([Partition(end: 5)]);

        Assert.Null(rates.Of(0));
    }

    [Fact]
    public void Rate_OverSeveralLooks_IsThatOfTheLastSeconds()
    {
        var time = new StepTime();
        var rates = new TopicRates(time);
        for (var second = 0; second <= 60; second++)
        {
            rates.Add([Partition(end: second < 40 ? second * 1000 : 40_000 + (second * 10))]);
            time.Seconds++;
        }

        Assert.Equal(10.0, rates.Of(0)!.Value, precision: 6);
        Assert.Null(rates.Of(1));
    }

    private static PartitionFacts Partition(long end) => new(0, 0, end, null, null);

    private sealed class StepTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
