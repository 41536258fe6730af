using TenFour.Kafka.Sources;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Tests.Sources;

public sealed class SplitCutterTests
{
    [Fact]
    public void Cut_PartitionsOfDifferentLength_AdvanceSideBySideAndCoverEverything()
    {
        var ranges = new[] { Range(0, 100, 50_100), Range(1, 0, 5_000), Range(2, 7, 7) };

        var splits = SplitCutter.Cut(ranges);

        foreach (var range in ranges)
        {
            var own = splits.Where(s => s.Partition == range.Partition).ToList();
            Assert.Equal(range.Records, own.Sum(s => s.Records));
            Assert.All(own.Zip(own.Skip(1)), pair => Assert.Equal(pair.First.EndExclusive, pair.Second.Start));
        }

        Assert.Equal([0, 1, 0, 1, 0, 1], splits.Take(6).Select(s => s.Partition.Number));
        Assert.All(splits, s => Assert.InRange(s.Records, 1, 4096));
    }

    [Fact]
    public void Cut_SmallBatch_IsOneSplit() => Assert.Single(SplitCutter.Cut([Range(0, 5, 205)]));

    private static SourceSplit Range(int partition, long start, long end) => new(partition, new PartitionOffset(start, 0), new PartitionOffset(end, 0));
}
