using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TenFour.Streaming.Sources;

/// <summary>The two JSON forms of <see cref="SourceOffsets"/>.</summary>
internal static class SourceOffsetsJson
{
    private const string RecordKey = "record";
    private const string ByteKey = "byte";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SourceOffsets offsets) => Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (partition, offset) in offsets)
        {
            writer.WriteStartObject(Name(partition));
            writer.WriteNumber(RecordKey, offset.Record);
            writer.WriteNumber(ByteKey, offset.Byte);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    public static string WriteSpark(SourceOffsets offsets, string topic) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject(topic);
        foreach (var (partition, offset) in offsets)
        {
            writer.WriteNumber(Name(partition), offset.Record);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static SourceOffsets Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return SourceOffsets.Of(document.RootElement.EnumerateObject().Select(Read).ToList());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            throw new FormatException($"Not the offsets of a source: {json}", e);
        }
    }

    private static KeyValuePair<int, PartitionOffset> Read(JsonProperty partition) => new(
        int.Parse(partition.Name, NumberStyles.None, CultureInfo.InvariantCulture),
        new PartitionOffset(partition.Value.GetProperty(RecordKey).GetInt64(), partition.Value.GetProperty(ByteKey).GetInt64()));

    private static string Name(int partition) => partition.ToString(CultureInfo.InvariantCulture);

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
