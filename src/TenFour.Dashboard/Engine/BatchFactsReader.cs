using System.Text.Json;

namespace TenFour.Dashboard.Engine;

/// <summary>Reads what the pages show out of a progress report, as <c>run --progress</c> writes it.</summary>
internal static class BatchFactsReader
{
    private const string WholeTrigger = "triggerExecution";

    public static BatchFacts Read(JsonElement report)
    {
        var own = report.GetProperty("tenfour");
        var states = report.GetProperty("stateOperators");
        var records = own.GetProperty("sources");
        return new BatchFacts
        {
            BatchId = report.GetProperty("batchId").GetInt64(),
            At = report.GetProperty("timestamp").GetDateTimeOffset(),
            InputRate = Number(report, "inputRowsPerSecond"),
            ProcessRate = Number(report, "processedRowsPerSecond"),
            InputRows = report.GetProperty("numInputRows").GetInt64(),
            LatencyMs = own.GetProperty("latencyMs").GetDouble(),
            Phases = report.TryGetProperty("durationMs", out var phases)
                ? phases.EnumerateObject().Where(p => p.Name != WholeTrigger).ToDictionary(p => p.Name, p => p.Value.GetDouble(), StringComparer.Ordinal)
                : [],
            Watermark = Watermark(report),
            StateRows = own.GetProperty("stateRows").GetInt64(),
            StateUpdated = Sum(states, "numRowsUpdated"),
            StateBytes = own.GetProperty("stateBytes").GetInt64(),
            Dropped = Sum(states, "numRowsDroppedByWatermark"),
            Late = SumOrNull(records, "late"),
            Rejected = SumOrNull(records, "rejected"),
            LagRecords = records.EnumerateArray().Sum(r => r.GetProperty("lag").GetProperty("records").GetInt64()),
            LagSeconds = records.EnumerateArray().Select(r => Number(r.GetProperty("lag"), "seconds")).DefaultIfEmpty().Max(),
            SinkRows = report.GetProperty("sink").GetProperty("numOutputRows").GetInt64(),
            Partitions = [.. report.GetProperty("sources").EnumerateArray().Zip(records.EnumerateArray()).SelectMany(s => Partitions(s.First, s.Second))],
            Steps = own.TryGetProperty("operators", out var steps) ? [.. steps.EnumerateArray().Select(Step)] : [],
        };
    }

    /// <summary>As in Spark: only where the watermark has left the epoch.</summary>
    private static DateTimeOffset? Watermark(JsonElement report) =>
        report.TryGetProperty("eventTime", out var times) && times.TryGetProperty("watermark", out var text)
        && text.GetDateTimeOffset() is var watermark && watermark > DateTimeOffset.UnixEpoch ? watermark : null;

    private static IEnumerable<PartitionFact> Partitions(JsonElement source, JsonElement records)
    {
        var lag = records.GetProperty("lag");
        var name = records.GetProperty("name").GetString()!;
        foreach (var partition in lag.GetProperty("partitions").EnumerateObject())
        {
            yield return new PartitionFact(
                name,
                partition.Name,
                Offset(source, "startOffset", partition.Name),
                Offset(source, "endOffset", partition.Name),
                Offset(source, "latestOffset", partition.Name),
                partition.Value.GetInt64(),
                lag.TryGetProperty("partitionSeconds", out var seconds) ? Number(seconds, partition.Name) : null);
        }
    }

    /// <summary>An offset out of Spark's form, <c>{"calls":{"0":123}}</c>. Of several topics a partition's name says which: <c>calls-0</c>.</summary>
    private static long? Offset(JsonElement source, string place, string partition)
    {
        if (!source.TryGetProperty(place, out var offsets) || offsets.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var topic in offsets.EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.Object))
        {
            var number = partition.StartsWith(topic.Name + "-", StringComparison.Ordinal) ? partition[(topic.Name.Length + 1)..] : partition;
            if (topic.Value.TryGetProperty(number, out var offset) && offset.TryGetInt64(out var value))
            {
                return value;
            }
        }

        return null;
    }

    private static StepFact Step(JsonElement step) => new(
        step.GetProperty("step").GetInt32(),
        step.TryGetProperty("rows", out var rows) ? rows.GetInt64() : null,
        step.GetProperty("timeMs").GetDouble());

    private static long Sum(JsonElement items, string name) => items.EnumerateArray().Sum(i => i.GetProperty(name).GetInt64());

    private static long? SumOrNull(JsonElement items, string name) =>
        items.EnumerateArray().All(i => i.TryGetProperty(name, out _)) ? Sum(items, name) : null;

    private static double? Number(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
