using System.Text;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Tests.Topics;

/// <summary>Takes every record apart; naive on purpose.</summary>
internal sealed class CollectingConsumer : IRecordConsumer
{
    public List<(int Partition, long Record, long Micros, string Text)> Records { get; } = [];

    public List<(int Partition, long Record, long Length)> Oversized { get; } = [];

    public int Blocks { get; private set; }

    public IEnumerable<string> Texts => Records.Select(record => record.Text);

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        Assert.Equal((byte)'\n', completeLines[^1]);
        Blocks++;
        var lines = Encoding.UTF8.GetString(completeLines).Split('\n');
        Records.AddRange(lines[..^1].Select((line, i) => (partition, firstRecord + i, timestampMicros, line)));
    }

    public void OversizedRecord(int partition, long record, long length) => Oversized.Add((partition, record, length));

    /// <summary>Reads everything between two places.</summary>
    public static CollectingConsumer Read(ISource source, SourceOffsets start, SourceOffsets end, int splits = 1)
    {
        var consumer = new CollectingConsumer();
        foreach (var split in source.Split(start, end, splits))
        {
            source.Read(split, consumer, CancellationToken.None);
        }

        return consumer;
    }
}
