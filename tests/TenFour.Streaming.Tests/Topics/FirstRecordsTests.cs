using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Tests.Topics;

public sealed class FirstRecordsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(9, 6)]
    public void Records_OfSeveralPartitions_EndAtTheLimit(long limit, int handedOver)
    {
        var consumer = new CollectingConsumer();
        var first = new FirstRecords(consumer, limit);

        first.Records(0, Block(3));
        first.Records(1, Block(3));

        Assert.Equal(handedOver, consumer.Records.Count);
        Assert.Equal(limit - handedOver, first.Remaining);
    }

    private static RecordBlock Block(int records)
    {
        var block = new RecordBlock(RecordParts.None);
        for (var i = 0; i < records; i++)
        {
            block.SetValue("{}"u8);
            block.Add(i, 0, null);
        }

        return block;
    }
}
