using TenFour.Streaming.Queries.Progress;

namespace TenFour.Dashboard.Engine;

/// <summary>What the batches of a run add up to, for counters that only grow.</summary>
internal sealed class QueryTotals
{
    /// <summary>Upper ends of the classes of batch durations, in seconds; the last class has none.</summary>
    public static readonly IReadOnlyList<double> DurationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Source, string Outcome), long> _records = [];
    private readonly Dictionary<int, (double Seconds, long Rows)> _steps = [];
    private readonly long[] _durations = new long[DurationBounds.Count + 1];
    private bool _isWhole = true;
    private long _batches;
    private long _bytes;
    private long _sinkRows;
    private double _seconds;

    public void Add(StreamingQueryProgress progress)
    {
        var seconds = progress.TenFour.LatencyMs / 1000;
        var place = DurationBounds.TakeWhile(b => b < seconds).Count();
        lock (_lock)
        {
            _batches++;
            _bytes += progress.TenFour.Bytes;
            _sinkRows += progress.Sink.NumOutputRows;
            _seconds += seconds;
            _durations[place]++;
            _isWhole &= progress.ClusterJson.IsEmpty;
            foreach (var source in progress.ClusterJson.IsEmpty ? progress.TenFour.Sources : [])
            {
                Add(source.Name, "used", source.Used);
                Add(source.Name, "late", source.Late);
                Add(source.Name, "rejected", source.Rejected);
                Add(source.Name, "filtered", source.Filtered);
            }

            foreach (var step in progress.TenFour.Operators)
            {
                var (sum, rows) = _steps.GetValueOrDefault(step.Step);
                _steps[step.Step] = (sum + (step.Milliseconds / 1000), rows + (step.Rows ?? 0));
            }
        }
    }

    public TotalsView View
    {
        get
        {
            lock (_lock)
            {
                return new TotalsView(_batches, _isWhole ? _bytes : null, _sinkRows, _seconds, [.. _durations], new(_records), new(_steps));
            }
        }
    }

    private void Add(string source, string outcome, long records) =>
        _records[(source, outcome)] = _records.GetValueOrDefault((source, outcome)) + records;
}

/// <summary>The totals at one moment.</summary>
/// <param name="Bytes">Null where a cluster, which does not tell them, has run the batches; so it does not tell what became of records.</param>
/// <param name="Durations">Batches by class of <see cref="QueryTotals.DurationBounds"/>, and those beyond.</param>
/// <param name="Steps">Time and rows by step of the plan.</param>
internal sealed record TotalsView(
    long Batches,
    long? Bytes,
    long SinkRows,
    double Seconds,
    IReadOnlyList<long> Durations,
    Dictionary<(string Source, string Outcome), long> Records,
    Dictionary<int, (double Seconds, long Rows)> Steps);
