using System.Text;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Tests.Harness;

/// <summary>A record that was read, apart from everything else.</summary>
internal sealed record ReadRecord(int Partition, long Offset, string? Value, string? Key = null, string? Headers = null, long Micros = 0)
{
    /// <summary>Reads everything between two places.</summary>
    public static List<ReadRecord> All(ISource source, SourceOffsets start, SourceOffsets end)
    {
        var consumer = new Collecting();
        foreach (var split in source.Split(start, end, targetSplits: 1))
        {
            source.Read(split, consumer, TestContext.Current.CancellationToken);
        }

        return consumer.Read;
    }

    private sealed class Collecting : IRecordConsumer
    {
        public List<ReadRecord> Read { get; } = [];

        public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines) =>
            throw new InvalidOperationException("Records of Kafka come in blocks.");

        public void OversizedRecord(int partition, long record, long length) => throw new InvalidOperationException("There is no limit.");

        public void Records(int partition, RecordBlock block)
        {
            for (var i = 0; i < block.Count; i++)
            {
                Read.Add(new ReadRecord(
                    partition,
                    block.OffsetOf(i),
                    block.HasValue(i) ? Encoding.UTF8.GetString(block.ValueOf(i)) : null,
                    block.HasKey(i) ? Encoding.UTF8.GetString(block.KeyOf(i)) : null,
                    block.HeadersOf(i) is { } headers ? string.Join(',', headers.Select(Text)) : null,
                    block.TimestampOf(i)));
            }
        }

        private static string Text(RecordHeader header) => $"{header.Key}={(header.Value is null ? "null" : Encoding.UTF8.GetString(header.Value))}";
    }
}
