using System.Globalization;
using System.Text;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Metrics;

/// <summary>The newest reports of all queries in Prometheus' text form.</summary>
internal static class MetricsText
{
    private static readonly (string Name, string Help, Func<StreamingQueryProgress, double> Value)[] Gauges =
    [
        ("tenfour_batch_id", "The newest batch.", p => p.BatchId),
        ("tenfour_input_records_per_second", "Records that arrived, by the newest batch.", p => p.InputRowsPerSecond),
        ("tenfour_processed_records_per_second", "Records processed, by the newest batch.", p => p.ProcessedRowsPerSecond),
        ("tenfour_batch_records", "Records of the newest batch.", p => p.NumInputRows),
        ("tenfour_batch_latency_seconds", "From the start of the trigger to the commit.", p => p.TenFour.LatencyMs / 1000),
        ("tenfour_lag_records", "Records in the topic that the query has not read.", p => p.TenFour.Sources.Sum(s => s.Lag.Records)),
        ("tenfour_state_rows", "Rows of state.", p => p.TenFour.StateRows),
        ("tenfour_state_bytes", "Memory of the state.", p => p.TenFour.StateBytes),
        ("tenfour_late_records", "Late records of the newest batch.", p => p.TenFour.Sources.Sum(s => s.Late)),
        ("tenfour_rejected_records", "Malformed records of the newest batch.", p => p.TenFour.Sources.Sum(s => s.Rejected)),
    ];

    public static string Of(IEnumerable<RunningStatistic> statistics)
    {
        var reports = statistics.Select(s => (s.Entry.Name, Report: s.Query?.LastProgress)).Where(s => s.Report is not null).ToList();
        var text = new StringBuilder();
        foreach (var (name, help, value) in Gauges)
        {
            text.Append($"# HELP {name} {help}\n# TYPE {name} gauge\n");
            foreach (var (query, report) in reports)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{{query=\"{query}\"}} {Number(value(report!))}\n");
            }
        }

        return text.ToString();
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "NaN";
}
