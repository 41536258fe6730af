using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Charts;

/// <summary>Makes the charts of a query out of its reports: those of Spark's streaming tab, and lag.</summary>
internal static class ProgressChart
{
    private const string WholeTrigger = "triggerExecution";
    private const double BytesPerMegabyte = 1_000_000;

    /// <summary>Title and chart, in the order of Spark's tab.</summary>
    public static IReadOnlyList<(string Title, ChartData Data)> All(IReadOnlyList<StreamingQueryProgress> reports) =>
    [
        ("Input rate, records/s", Line(reports, p => p.InputRowsPerSecond)),
        ("Process rate, records/s", Line(reports, p => p.ProcessedRowsPerSecond)),
        ("Input records", Line(reports, p => p.NumInputRows)),
        ("Batch duration, ms", Line(reports, p => p.TenFour.LatencyMs)),
        ("Operation duration, ms", Operations(reports)),
        ("Watermark gap, s", Line(reports, WatermarkGap)),
        ("State rows", Line(reports, p => p.StateOperators.Sum(s => s.NumRowsTotal))),
        ("Updated state rows", Line(reports, p => p.StateOperators.Sum(s => s.NumRowsUpdated))),
        ("State memory, MB", Line(reports, p => p.TenFour.StateBytes / BytesPerMegabyte)),
        ("Rows dropped by the watermark", Line(reports, p => p.StateOperators.Sum(s => s.NumRowsDroppedByWatermark))),
        ("Lag, records", Line(reports, p => p.TenFour.Sources.Sum(s => s.Lag.Records))),
        ("Rows given to the sink", Line(reports, p => p.Sink.NumOutputRows)),
    ];

    private static ChartData Line(IReadOnlyList<StreamingQueryProgress> reports, Func<StreamingQueryProgress, double?> value) =>
        new("line", Labels(reports), [new ChartSeries("", [.. reports.Select(p => Finite(value(p)))])]);

    private static ChartData Operations(IReadOnlyList<StreamingQueryProgress> reports) => new("stacked", Labels(reports),
        [.. reports.SelectMany(p => p.DurationMs.Keys).Distinct().Where(k => k != WholeTrigger).Order(StringComparer.Ordinal).Select(k =>
            new ChartSeries(k, [.. reports.Select(p => p.DurationMs.TryGetValue(k, out var millis) ? (double?)millis : null)]))]);

    private static string[] Labels(IReadOnlyList<StreamingQueryProgress> reports) => [.. reports.Select(p => $"batch {p.BatchId}, {p.Timestamp:HH:mm:ss}")];

    /// <summary>As in Spark: only where the watermark has left the epoch.</summary>
    private static double? WatermarkGap(StreamingQueryProgress progress) =>
        progress.EventTime is { Watermark: > 0 } time ? (progress.Timestamp.ToUnixTimeMilliseconds() - time.Watermark) / 1000.0 : null;

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
