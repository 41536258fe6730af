using System.Text.Json;
using TenFour.Streaming.Sources;

namespace TenFour.Spark.Comparing;

/// <summary>What a comparison needs of Spark's report on a batch; pure.</summary>
/// <param name="Ends">Where the batch stopped reading each source.</param>
/// <param name="OutputRows">The rows that the sink took.</param>
internal sealed record BatchReport(long BatchId, IReadOnlyList<SourceOffsets> Ends, long OutputRows)
{
    /// <summary>The reports on batches that ran, in order. Spark also reports now and then that there was nothing to do.</summary>
    public static IReadOnlyList<BatchReport> Read(IEnumerable<string> reports)
    {
        var batches = new SortedDictionary<long, BatchReport>();
        foreach (var text in reports)
        {
            using var document = JsonDocument.Parse(text);
            var report = document.RootElement;
            if (report.TryGetProperty("durationMs", out var phases) && phases.TryGetProperty("addBatch", out _))
            {
                var batch = Of(report);
                batches[batch.BatchId] = batch;
            }
        }

        return [.. batches.Values];
    }

    private static BatchReport Of(JsonElement report) => new(
        report.GetProperty("batchId").GetInt64(),
        [.. report.GetProperty("sources").EnumerateArray().Select(s => SourceOffsets.FromJson(End(s.GetProperty("endOffset"))))],
        report.GetProperty("sink").GetProperty("numOutputRows").GetInt64());

    /// <summary>Asked for, it is JSON as text; told to a listener, it is JSON.</summary>
    private static string End(JsonElement end) => end.ValueKind == JsonValueKind.String ? end.GetString()! : end.GetRawText();
}
