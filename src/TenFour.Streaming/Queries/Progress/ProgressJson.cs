using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Queries.Progress;

/// <summary>
/// Writes a progress report as Spark's listeners get it: offsets as JSON, rates rounded to one digit, empty maps and rates that are no
/// numbers left out, keys of maps sorted.
/// </summary>
public static class ProgressJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, without a newline.</summary>
    public static byte[] Write(StreamingQueryProgress progress)
    {
        if (!progress.ClusterJson.IsEmpty)
        {
            return progress.ClusterJson.ToArray();
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, progress);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, StreamingQueryProgress progress)
    {
        writer.WriteStartObject();
        writer.WriteString("id", progress.Id);
        writer.WriteString("runId", progress.RunId);
        writer.WriteString("name", progress.Name);
        writer.WriteString("timestamp", Instant(progress.Timestamp));
        writer.WriteNumber("batchId", progress.BatchId);
        writer.WriteNumber("batchDuration", progress.BatchDuration);
        writer.WriteNumber("numInputRows", progress.NumInputRows);
        Rate(writer, "inputRowsPerSecond", progress.InputRowsPerSecond);
        Rate(writer, "processedRowsPerSecond", progress.ProcessedRowsPerSecond);
        Map(writer, "durationMs", progress.DurationMs);
        EventTime(writer, progress.EventTime);
        Array(writer, "stateOperators", progress.StateOperators, State);
        Array(writer, "sources", progress.Sources, Source);
        writer.WriteStartObject("sink");
        writer.WriteString("description", progress.Sink.Description);
        writer.WriteNumber("numOutputRows", progress.Sink.NumOutputRows);
        writer.WriteEndObject();
        TenFour(writer, progress.TenFour);
        writer.WriteEndObject();
    }

    private static void EventTime(Utf8JsonWriter writer, EventTimeProgress? eventTime)
    {
        if (eventTime is null)
        {
            return;
        }

        writer.WriteStartObject("eventTime");
        foreach (var (name, value) in new[] { ("avg", eventTime.Avg), ("max", eventTime.Max), ("min", eventTime.Min), ("watermark", (long?)eventTime.Watermark) })
        {
            if (value is { } instant)
            {
                writer.WriteString(name, InstantText.OfMillis(instant));
            }
        }

        writer.WriteEndObject();
    }

    private static void State(Utf8JsonWriter writer, StateOperatorProgress state)
    {
        writer.WriteString("operatorName", state.OperatorName);
        writer.WriteNumber("numRowsTotal", state.NumRowsTotal);
        writer.WriteNumber("numRowsUpdated", state.NumRowsUpdated);
        writer.WriteNumber("numRowsRemoved", state.NumRowsRemoved);

        // Spark's times within the batch and its stores: the engine's state is one store, and its time is in addBatch and commitOffsets.
        writer.WriteNumber("allUpdatesTimeMs", 0);
        writer.WriteNumber("allRemovalsTimeMs", 0);
        writer.WriteNumber("commitTimeMs", 0);
        writer.WriteNumber("memoryUsedBytes", state.MemoryUsedBytes);
        writer.WriteNumber("numRowsDroppedByWatermark", state.NumRowsDroppedByWatermark);
        writer.WriteNumber("numShufflePartitions", 1);
        writer.WriteNumber("numStateStoreInstances", 1);
        Map(writer, "customMetrics", state.CustomMetrics);
    }

    private static void Source(Utf8JsonWriter writer, SourceProgress source)
    {
        writer.WriteString("description", source.Description);
        Raw(writer, "startOffset", source.StartOffset);
        Raw(writer, "endOffset", source.EndOffset);
        Raw(writer, "latestOffset", source.LatestOffset);
        writer.WriteNumber("numInputRows", source.NumInputRows);
        Rate(writer, "inputRowsPerSecond", source.InputRowsPerSecond);
        Rate(writer, "processedRowsPerSecond", source.ProcessedRowsPerSecond);
        if (source.Metrics.Count > 0)
        {
            writer.WriteStartObject("metrics");
            foreach (var (name, value) in source.Metrics.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }
    }

    private static void TenFour(Utf8JsonWriter writer, TenFourProgress tenFour)
    {
        writer.WriteStartObject("tenfour");
        Array(writer, "sources", tenFour.Sources, Records);
        writer.WriteNumber("latencyMs", Math.Round(tenFour.LatencyMs, 3));
        writer.WriteNumber("bytes", tenFour.Bytes);
        writer.WriteNumber("stateRows", tenFour.StateRows);
        writer.WriteNumber("stateBytes", tenFour.StateBytes);
        writer.WriteNumber("allocatedBytes", tenFour.AllocatedBytes);
        Array(writer, "operators", tenFour.Operators, Operator);
        writer.WriteEndObject();
    }

    private static void Operator(Utf8JsonWriter writer, OperatorProgress step)
    {
        writer.WriteNumber("step", step.Step);
        if (step.Rows is { } rows)
        {
            writer.WriteNumber("rows", rows);
        }

        writer.WriteNumber("timeMs", Math.Round(step.Milliseconds, 3));
    }

    private static void Records(Utf8JsonWriter writer, SourceRecords records)
    {
        writer.WriteString("name", records.Name);
        writer.WriteNumber("read", records.Read);
        writer.WriteNumber("used", records.Used);
        writer.WriteNumber("late", records.Late);
        writer.WriteNumber("rejected", records.Rejected);
        writer.WriteNumber("filtered", records.Filtered);
        writer.WriteNumber("nulledFields", records.NulledFields);
        writer.WriteStartObject("lag");
        writer.WriteNumber("records", records.Lag.Records);
        writer.WriteNumber("seconds", Math.Round(records.Lag.Seconds, 3));
        writer.WriteStartObject("partitions");
        var partitions = records.Lag.Partitions.OrderBy(p => p.Key, PartitionId.Order).ToList();
        var hasOneTopic = partitions.DistinctBy(p => p.Key.Topic).Count() <= 1;
        foreach (var (partition, lag) in partitions)
        {
            writer.WriteNumber(Name(partition), lag.Records);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("partitionSeconds");
        foreach (var (partition, lag) in partitions.Where(p => p.Value.Seconds is not null))
        {
            writer.WriteNumber(Name(partition), Math.Round(lag.Seconds!.Value, 3));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();

        string Name(PartitionId partition) => hasOneTopic ? partition.Number.ToString() : partition.ToString();
    }

    private static void Array<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Map(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, long> map)
    {
        if (map.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(key, value);
        }

        writer.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter writer, string name, string? json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json ?? "null");
    }

    private static void Rate(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, Math.Round(value, 1, MidpointRounding.AwayFromZero));
        }
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
