using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TenFour.Cli.Shell;
using TenFour.Streaming.Sources;

namespace TenFour.Cli.Commands;

/// <summary>
/// Shows each record as an object with its partition, offset and time. The record stands in it as it is when it is JSON, so that other
/// programs can look into it, and as a string otherwise. A file topic's records have no key and no headers.
/// </summary>
internal sealed class JsonPrinter(Output output) : RecordPrinter(output)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream bytes = output.ResultBytes();

    public override void Lines(int partition, long firstRecord, long timestampMicros, ReadOnlySpan<byte> completeLines)
    {
        using var writer = new Utf8JsonWriter(bytes, Options);
        var timestamp = SessionZone.Format(timestampMicros);
        for (var record = firstRecord; !completeLines.IsEmpty; record++)
        {
            var length = completeLines.IndexOf((byte)'\n');
            Begin(writer, partition, record, timestamp);
            writer.WriteNull("key");
            writer.WriteNull("headers");
            WriteValue(writer, completeLines[..length]);
            End(writer);
            completeLines = completeLines[(length + 1)..];
        }
    }

    public override void Records(int partition, RecordBlock block)
    {
        using var writer = new Utf8JsonWriter(bytes, Options);
        for (var i = 0; i < block.Count; i++)
        {
            Begin(writer, partition, block.OffsetOf(i), SessionZone.Format(block.TimestampOf(i)));
            WriteText(writer, "key", block.HasKey(i), block.HasKey(i) ? block.KeyOf(i) : default);
            WriteHeaders(writer, block.HeadersOf(i));
            if (block.HasValue(i))
            {
                WriteValue(writer, block.ValueOf(i));
            }
            else
            {
                writer.WriteNull("value");
            }

            End(writer);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> record)
    {
        try
        {
            var reader = new Utf8JsonReader(record);
            while (reader.Read())
            {
                // Only whether it can be read matters.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Begin(Utf8JsonWriter writer, int partition, long record, string timestamp)
    {
        writer.WriteStartObject();
        writer.WriteNumber("partition", partition);
        writer.WriteNumber("offset", record);
        writer.WriteString("timestamp", timestamp);
    }

    private void End(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.Flush();
        bytes.WriteByte((byte)'\n');
        writer.Reset();
    }

    private static void WriteHeaders(Utf8JsonWriter writer, IReadOnlyList<RecordHeader>? headers)
    {
        if (headers is null)
        {
            writer.WriteNull("headers");
            return;
        }

        // A list, since a name may come twice.
        writer.WriteStartArray("headers");
        foreach (var header in headers)
        {
            writer.WriteStartObject();
            writer.WriteString("key", header.Key);
            WriteText(writer, "value", header.Value is not null, header.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Bytes as text; those that are none as base64, which says so.</summary>
    private static void WriteText(Utf8JsonWriter writer, string name, bool exists, ReadOnlySpan<byte> text)
    {
        if (!exists)
        {
            writer.WriteNull(name);
        }
        else if (Utf8.IsValid(text))
        {
            writer.WriteString(name, text);
        }
        else
        {
            writer.WriteString(name, "base64:" + Convert.ToBase64String(text));
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, ReadOnlySpan<byte> value)
    {
        if (!IsJson(value))
        {
            WriteText(writer, "value", exists: true, value);
            return;
        }

        // On one line, like every other.
        writer.WritePropertyName("value");
        if (value.Contains((byte)'\n'))
        {
            using var document = JsonDocument.Parse(value.ToArray());
            document.RootElement.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(value.Trim(" \t\r"u8), skipInputValidation: true);
        }
    }
}
