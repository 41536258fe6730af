using CsCheck;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Tests.Sources;

public sealed class ProportionalLimitTests
{
    [Theory]
    [InlineData(new long[] { 1000 }, 200, new long[] { 200 })]
    [InlineData(new long[] { 100 }, 200, new long[] { 100 })]
    [InlineData(new long[] { 300, 100 }, 200, new long[] { 150, 50 })]
    [InlineData(new long[] { 1, 999 }, 10, new long[] { 1, 9 })]
    [InlineData(new long[] { 10, 10, 10 }, 10, new long[] { 3, 3, 3 })]
    [InlineData(new long[] { 10, 10, 10 }, 1, new long[] { 1, 1, 1 })]
    [InlineData(new long[] { 0, -5, 10 }, 4, new long[] { 0, 0, 4 })]
    [InlineData(new long[] { 0, 0 }, 4, new long[] { 0, 0 })]
    [InlineData(new long[] { long.MaxValue }, long.MaxValue, new long[] { long.MaxValue })]
    public void Share_Backlogs_AreServedInProportion(long[] backlogs, long limit, long[] expected) =>
        Assert.Equal(expected, ProportionalLimit.Share(backlogs, limit));

    [Fact]
    public void Share_AnyBacklogs_NeverTakesMoreThanThereIsAndAlwaysSome() =>
        Gen.Select(Gen.Long[0, 1_000_000].Array[1, 8], Gen.Long[1, 2_000_000]).Sample((backlogs, limit) =>
        {
            var shares = ProportionalLimit.Share(backlogs, limit);
            return shares.Zip(backlogs).All(pair => pair.First <= pair.Second && (pair.Second == 0 || pair.First > 0))
                && shares.Sum() <= limit + backlogs.Length;
        });
}
