using System.Text;
using System.Text.Unicode;
using TenFour.Streaming.Sources;

namespace TenFour.Dashboard.Topics;

/// <summary>Keeps records to show them: the first ones that come, or the last ones.</summary>
/// <param name="most">The most that are kept.</param>
/// <param name="keepsLast">Later records drive out earlier ones.</param>
internal sealed class RecordCollector(int most, bool keepsLast) : IRecordConsumer
{
    private readonly Queue<TopicRecord> _kept = [];

    public IReadOnlyList<TopicRecord> Kept => [.. _kept];

    private bool TakesMore => keepsLast || _kept.Count < most;

    public void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        for (var offset = firstRecord; !completeLines.IsEmpty && TakesMore; offset++)
        {
            var length = completeLines.IndexOf((byte)'\n');
            Keep(new TopicRecord(partition, offset, Time(timestampMicros), null, [], Text(completeLines[..length]), length));
            completeLines = completeLines[(length + 1)..];
        }
    }

    public void Records(int partition, RecordBlock block)
    {
        for (var i = 0; i < block.Count && TakesMore; i++)
        {
            var value = block.ValueOf(i);
            Keep(new TopicRecord(
                partition,
                block.OffsetOf(i),
                Time(block.TimestampOf(i)),
                block.HasKey(i) ? Text(block.KeyOf(i)) : null,
                [.. (block.HeadersOf(i) ?? []).Select(h => KeyValuePair.Create(h.Key, h.Value is null ? null : Text(h.Value)))],
                block.HasValue(i) ? Text(value) : null,
                value.Length));
        }
    }

    public void OversizedRecord(int partition, long record, long length)
    {
        if (TakesMore)
        {
            Keep(new TopicRecord(partition, record, null, null, [], null, length));
        }
    }

    private static DateTimeOffset? Time(long micros) => micros == 0 ? null : DateTimeOffset.UnixEpoch.AddMicroseconds(micros);

    /// <summary>Bytes as text; those that are none in base64, which says so.</summary>
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var shown = bytes[..Math.Min(bytes.Length, TopicRecord.MostBytes)];
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(shown) : "base64:" + Convert.ToBase64String(shown);
    }

    private void Keep(TopicRecord record)
    {
        if (_kept.Count == most)
        {
            _kept.Dequeue();
        }

        _kept.Enqueue(record);
    }
}
