using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Tests.Topics;

public sealed class PartitionIndexTests : IDisposable
{
    private const int Entries = 50;

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void FindFirst_FromAnyEntryBefore_FindsTheSame()
    {
        using var index = PartitionIndex.TryOpen(Write())!;

        Assert.Equal(Entries, index.Count);
        for (var record = 0; record <= Entries; record++)
        {
            var expected = index.FindFirst(entry => entry.End.Record > record);
            Assert.Equal(record, expected);
            for (var from = 0; from <= expected; from++)
            {
                Assert.Equal(expected, index.FindFirst(entry => entry.End.Record > record, from));
            }
        }
    }

    [Fact]
    public void FindFirst_MeetsADamagedEntry_SaysWhereItBegan()
    {
        var path = Write();
        var bytes = File.ReadAllBytes(path);
        bytes[PartitionIndex.PositionOf(13)] ^= 1;
        File.WriteAllBytes(path, bytes);
        using var index = PartitionIndex.TryOpen(path)!;

        Assert.Equal(13, index.FindFirst(entry => entry.End.Record > 14, 13));
        Assert.Equal(15, index.FindFirst(entry => entry.End.Record > 15, 14));
    }

    private string Write()
    {
        var topic = _temporary["calls"];
        using var writer = FileTopicWriter.Open(topic, "feed", FileTopicWriterOptions.Default, TimeProvider.System);
        for (var n = 0; n < Entries; n++)
        {
            writer.Append(0, "{}"u8);
            writer.Flush();
        }

        writer.Commit("");
        return new TopicLayout(topic).IndexPath(0);
    }
}
