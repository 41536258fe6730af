using System.Globalization;
using System.Text.Json;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sources;

namespace TenFour.Spark.Progress;

/// <summary>Reads a report in the form that Spark Connect sends: offsets are texts of JSON, sums over sources are missing; pure.</summary>
internal static class ReportReader
{
    private const string BatchWork = "addBatch";

    /// <returns>Null for a report that says only that nothing was to do: it has the number of a batch that has not run.</returns>
    public static ClusterReport? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var report = document.RootElement;
        if (!HasRun(report, out var durations))
        {
            return null;
        }

        var progress = Progress(report, durations);
        var dropped = progress.StateOperators.Sum(s => s.NumRowsDroppedByWatermark);
        var written = ListenerJson.Write(json, progress);
        return new ClusterReport(progress with { ClusterJson = written }, written, dropped);
    }

    /// <summary>The newest batch that has run when a report was made; -1 for none.</summary>
    public static long LastBatch(string json)
    {
        using var document = JsonDocument.Parse(json);
        var report = document.RootElement;
        return Long(report, "batchId") - (HasRun(report, out _) ? 0 : 1);
    }

    private static bool HasRun(JsonElement report, out JsonElement durations) =>
        report.TryGetProperty("durationMs", out durations) && durations.TryGetProperty(BatchWork, out _);

    private static StreamingQueryProgress Progress(JsonElement report, JsonElement durations)
    {
        var sources = Items(report, "sources").Select(Source).ToList();
        var states = Items(report, "stateOperators").Select(State).ToList();
        var duration = Long(report, "batchDuration");
        return new StreamingQueryProgress
        {
            Id = report.GetProperty("id").GetGuid(),
            RunId = report.GetProperty("runId").GetGuid(),
            Name = report.TryGetProperty("name", out var name) ? name.GetString() : null,
            Timestamp = report.GetProperty("timestamp").GetDateTimeOffset(),
            BatchId = Long(report, "batchId"),
            BatchDuration = duration,
            NumInputRows = sources.Sum(s => s.NumInputRows),
            InputRowsPerSecond = sources.Sum(s => s.InputRowsPerSecond),
            ProcessedRowsPerSecond = sources.Sum(s => s.ProcessedRowsPerSecond),
            DurationMs = Longs(durations),
            EventTime = EventTime(report),
            StateOperators = states,
            Sources = sources,
            Sink = Sink(report.GetProperty("sink")),
            TenFour = new TenFourProgress(
                [.. sources.Select(Records)], duration, 0, states.Sum(s => s.NumRowsTotal), states.Sum(s => s.MemoryUsedBytes), 0),
        };
    }

    private static EventTimeProgress? EventTime(JsonElement report)
    {
        if (!report.TryGetProperty("eventTime", out var times) || !times.TryGetProperty("watermark", out var watermark))
        {
            return null;
        }

        return new EventTimeProgress(Of("max"), Of("min"), Of("avg"), Millis(watermark));

        long? Of(string name) => times.TryGetProperty(name, out var time) ? Millis(time) : null;
    }

    private static long Millis(JsonElement time) => DateTimeOffset
        .Parse(time.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    private static StateOperatorProgress State(JsonElement state) => new(
        state.GetProperty("operatorName").GetString()!,
        Long(state, "numRowsTotal"),
        Long(state, "numRowsUpdated"),
        Long(state, "numRowsRemoved"),
        Long(state, "numRowsDroppedByWatermark"),
        Long(state, "memoryUsedBytes"),
        state.TryGetProperty("customMetrics", out var metrics) ? Longs(metrics) : new Dictionary<string, long>());

    private static SourceProgress Source(JsonElement source) => new(
        source.GetProperty("description").GetString()!,
        Text(source, "startOffset"),
        Text(source, "endOffset") ?? "null",
        Text(source, "latestOffset") ?? "null",
        Long(source, "numInputRows"),
        Rate(source, "inputRowsPerSecond"),
        Rate(source, "processedRowsPerSecond"),
        source.TryGetProperty("metrics", out var metrics)
            ? metrics.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetString() ?? "")
            : new Dictionary<string, string>());

    private static SinkProgress Sink(JsonElement sink) => new(sink.GetProperty("description").GetString()!, Long(sink, "numOutputRows"));

    /// <summary>What has been read, and what lies before the query: the rest Spark does not count by record.</summary>
    private static SourceRecords Records(SourceProgress source)
    {
        var ends = Offsets(source.EndOffset);
        var behind = Offsets(source.LatestOffset).ToDictionary(
            p => p.Key, p => new PartitionLag(Math.Max(0, p.Value - ends.GetValueOrDefault(p.Key, p.Value)), null));
        var name = string.Join(',', ends.Keys.Select(p => p.Topic).Distinct());
        return new SourceRecords(name, source.NumInputRows, source.NumInputRows, 0, 0, 0, 0, new LagProgress(behind.Values.Sum(l => l.Records), 0, behind));
    }

    private static Dictionary<PartitionId, long> Offsets(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object
            ? []
            : document.RootElement.EnumerateObject()
                .Where(topic => topic.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(topic => topic.Value.EnumerateObject().Select(
                    p => (Partition: new PartitionId(topic.Name, int.Parse(p.Name, CultureInfo.InvariantCulture)), Offset: p.Value.GetInt64())))
                .ToDictionary(p => p.Partition, p => p.Offset);
    }

    private static Dictionary<string, long> Longs(JsonElement map) => map.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetInt64());

    private static IEnumerable<JsonElement> Items(JsonElement report, string name) =>
        report.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];

    private static long Long(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()
        : null;

    /// <summary>Rates that are no numbers come as the texts <c>NaN</c> and <c>Infinity</c>.</summary>
    private static double Rate(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
}
