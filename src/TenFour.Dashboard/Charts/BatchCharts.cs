using TenFour.Dashboard.Engine;

namespace TenFour.Dashboard.Charts;

/// <summary>The charts of a run: those of Spark's streaming tab in its order, then what it lacks.</summary>
internal static class BatchCharts
{
    private const double BytesPerMegabyte = 1_000_000;

    public static IReadOnlyList<BatchChart> All { get; } =
    [
        new("inputRate", "Input rate", "records/s", b => b.InputRate),
        new("processRate", "Process rate", "records/s", b => b.ProcessRate),
        new("inputRows", "Input rows", "records", b => b.InputRows),
        new("duration", "Batch duration", "ms", b => b.LatencyMs),
        new("phases", "Operation duration", "ms", null),
        new("gap", "Watermark gap", "s", b => b.WatermarkGap),
        new("stateRows", "State rows", "rows", b => b.StateRows),
        new("stateUpdated", "Updated state rows", "rows", b => b.StateUpdated),
        new("stateMemory", "State memory", "MB", b => b.StateBytes / BytesPerMegabyte),
        new("dropped", "Rows dropped by the watermark", "rows", b => b.Dropped),
        new("lagRecords", "Lag", "records", b => b.LagRecords),
        new("lagSeconds", "Lag in time", "s", b => b.LagSeconds, OnCluster: false),
        new("sinkRows", "Rows given to the sink", "rows", b => b.SinkRows),
        new("rejected", "Rejected records", "records", b => b.Rejected, OnCluster: false),
    ];

    /// <summary>Those that a run has figures for.</summary>
    public static IEnumerable<BatchChart> Of(QueryRun? run) => All.Where(c => c.OnCluster || run?.Header.Cluster is null);
}

/// <summary>A chart with a value a batch.</summary>
/// <param name="Value">Null for the one of the phases, which are stacked.</param>
/// <param name="OnCluster">Spark reports it.</param>
internal sealed record BatchChart(string Key, string Title, string Unit, Func<BatchFacts, double?>? Value, bool OnCluster = true);
