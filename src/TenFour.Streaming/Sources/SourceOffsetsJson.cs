using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TenFour.Streaming.Sources;

/// <summary>The JSON forms of <see cref="SourceOffsets"/>.</summary>
internal static class SourceOffsetsJson
{
    private const string RecordKey = "record";
    private const string ByteKey = "byte";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SourceOffsets offsets) => offsets.Partitions.Any(p => p.Topic is not null)
        ? WriteSpark(offsets, topic: null)
        : Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (partition, offset) in offsets)
            {
                writer.WriteStartObject(Name(partition));
                if (offset.IsCounted)
                {
                    writer.WriteNumber(RecordKey, offset.Record);
                }

                writer.WriteNumber(ByteKey, offset.Byte);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });

    /// <param name="topic">The topic of partitions that name none; without it there is none in an empty answer.</param>
    public static string WriteSpark(SourceOffsets offsets, string? topic) => Write(writer =>
    {
        var partitions = offsets.Partitions.GroupBy(p => p.Topic ?? topic).Select(g => (Topic: g.Key!, Partitions: g.AsEnumerable())).ToList();
        if (partitions.Count == 0 && topic is not null)
        {
            partitions.Add((topic, []));
        }

        writer.WriteStartObject();
        foreach (var ofTopic in partitions)
        {
            writer.WriteStartObject(ofTopic.Topic);
            foreach (var partition in ofTopic.Partitions)
            {
                writer.WriteNumber(Name(partition), offsets[partition] is { IsCounted: true } place ? place.Record : StartingOffsets.LatestRecord);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    public static SourceOffsets Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return SourceOffsets.Of(document.RootElement.EnumerateObject().SelectMany(Read).ToList());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            throw new FormatException($"Not the offsets of a source: {json}", e);
        }
    }

    private static IEnumerable<KeyValuePair<PartitionId, PartitionOffset>> Read(JsonProperty property) => IsPartition(property.Value)
        ? [new(Number(property), new PartitionOffset(RecordOf(property.Value), property.Value.GetProperty(ByteKey).GetInt64()))]
        : property.Value.EnumerateObject().Select(partition => new KeyValuePair<PartitionId, PartitionOffset>(
            new PartitionId(property.Name, Number(partition)), new PartitionOffset(partition.Value.GetInt64(), 0)));

    private static long RecordOf(JsonElement place) => place.TryGetProperty(RecordKey, out var record) ? record.GetInt64() : PartitionOffset.Uncounted;

    // A topic holds numbers under the numbers of its partitions.
    private static bool IsPartition(JsonElement value) => value.TryGetProperty(RecordKey, out _) || value.TryGetProperty(ByteKey, out _);

    private static int Number(JsonProperty partition) => int.Parse(partition.Name, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Name(PartitionId partition) => partition.Number.ToString(CultureInfo.InvariantCulture);

    private static string Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            content(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
