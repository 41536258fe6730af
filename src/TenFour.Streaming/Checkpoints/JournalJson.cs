using System.Buffers;
using System.Text.Json;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Checkpoints;

/// <summary>The JSON of intents and commits.</summary>
internal static class JournalJson
{
    public static byte[] Write(BatchIntent intent) => Write(writer =>
    {
        writer.WriteNumber("batchId", intent.BatchId);
        writer.WriteNumber("lateWatermarkMs", intent.LateWatermarkMillis);
        writer.WriteNumber("batchWatermarkMs", intent.WatermarkMillis);
        writer.WriteNumber("batchTimestampMs", intent.BatchTimeMillis);
        writer.WriteStartArray("sources");
        foreach (var source in intent.Sources)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("start");
            writer.WriteRawValue(source.Start.ToJson());
            writer.WritePropertyName("end");
            writer.WriteRawValue(source.EndExclusive.ToJson());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static byte[] Write(BatchCommit commit) => Write(writer =>
    {
        writer.WriteNumber("batchId", commit.BatchId);
        writer.WriteNumber("nextBatchWatermarkMs", commit.NextWatermarkMillis);
        if (commit.ClauseWatermarksMillis.Count > 1)
        {
            writer.WriteStartArray("clauseWatermarksMs");
            foreach (var millis in commit.ClauseWatermarksMillis)
            {
                writer.WriteNumberValue(millis);
            }

            writer.WriteEndArray();
        }

        if (commit.Ends is { } ends)
        {
            writer.WriteStartArray("ends");
            foreach (var end in ends)
            {
                writer.WriteRawValue(end.ToJson());
            }

            writer.WriteEndArray();
        }
    });

    /// <summary>A snapshot stands for everything up to a batch: that batch's intent and commit.</summary>
    public static byte[] WriteSnapshot(BatchIntent intent, BatchCommit commit) => Write(writer =>
    {
        writer.WritePropertyName("intent");
        writer.WriteRawValue(Write(intent));
        writer.WritePropertyName("commit");
        writer.WriteRawValue(Write(commit));
    });

    public static (BatchIntent Intent, BatchCommit Commit) ReadSnapshot(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return (
            ReadIntent(System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetProperty("intent").GetRawText())),
            ReadCommit(System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetProperty("commit").GetRawText())));
    }

    public static BatchIntent ReadIntent(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new BatchIntent(
            root.GetProperty("batchId").GetInt64(),
            root.GetProperty("lateWatermarkMs").GetInt64(),
            root.GetProperty("batchWatermarkMs").GetInt64(),
            root.GetProperty("batchTimestampMs").GetInt64(),
            [.. root.GetProperty("sources").EnumerateArray().Select(s => new OffsetRange(
                SourceOffsets.FromJson(s.GetProperty("start").GetRawText()), SourceOffsets.FromJson(s.GetProperty("end").GetRawText())))]);
    }

    public static BatchCommit ReadCommit(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new BatchCommit(
            root.GetProperty("batchId").GetInt64(),
            root.GetProperty("nextBatchWatermarkMs").GetInt64(),
            root.TryGetProperty("clauseWatermarksMs", out var clauses) ? [.. clauses.EnumerateArray().Select(c => c.GetInt64())] : [])
        {
            Ends = root.TryGetProperty("ends", out var ends) ? [.. ends.EnumerateArray().Select(e => SourceOffsets.FromJson(e.GetRawText()))] : null,
        };
    }

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
