using System.Text.Encodings.Web;
using System.Text.Json;
using TenFour.Cli.Shell;

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
            Write(writer, partition, record, timestamp, completeLines[..length]);
            writer.Flush();
            bytes.WriteByte((byte)'\n');
            writer.Reset();
            completeLines = completeLines[(length + 1)..];
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

    private static void Write(Utf8JsonWriter writer, int partition, long record, string timestamp, ReadOnlySpan<byte> value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("partition", partition);
        writer.WriteNumber("offset", record);
        writer.WriteString("timestamp", timestamp);
        writer.WriteNull("key");
        writer.WriteNull("headers");
        writer.WritePropertyName("value");
        if (IsJson(value))
        {
            writer.WriteRawValue(value.Trim(" \t\r"u8), skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndObject();
    }
}
