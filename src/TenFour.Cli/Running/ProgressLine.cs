using TenFour.Streaming.Queries.Progress;

namespace TenFour.Cli.Running;

/// <summary>A batch in one readable line.</summary>
internal static class ProgressLine
{
    public static string Of(StreamingQueryProgress progress)
    {
        var parts = new List<string>
        {
            $"batch {progress.BatchId}",
            $"{progress.NumInputRows:N0} records",
            $"{progress.Sink.NumOutputRows:N0} rows",
            $"{progress.TenFour.LatencyMs:N1} ms",
            $"{progress.ProcessedRowsPerSecond:N0} records/s",
        };
        if (progress.EventTime is { } eventTime)
        {
            parts.Add($"watermark {eventTime.Watermark.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        }

        Add(parts, progress.TenFour.StateRows, "state rows");
        Add(parts, progress.TenFour.Sources.Sum(s => s.Late), "late");
        Add(parts, progress.TenFour.Sources.Sum(s => s.Rejected), "rejected");
        Add(parts, progress.TenFour.Sources.Sum(s => s.NulledFields), "nulled fields");
        Add(parts, progress.TenFour.Sources.Sum(s => s.Lag.Records), "behind");
        return string.Join(", ", parts);
    }

    private static void Add(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{count:N0} {what}");
        }
    }
}
