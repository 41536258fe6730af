using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TenFour.Streaming.Queries.Progress;

/// <summary>
/// What all queries of the process tell OpenTelemetry: a trace for each batch with a span for each of its phases, and metrics. Costs nearly
/// nothing while nobody listens.
/// </summary>
public static class QueryTelemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "TenFour.Streaming";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Batches = Meter.CreateCounter<long>("tenfour.batches", "{batch}", "Batches that were committed.");
    private static readonly Counter<long> Records = Meter.CreateCounter<long>(
        "tenfour.records", "{record}", "Records that were read, each by what became of it: used, late, rejected or filtered.");

    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("tenfour.sink.rows", "{row}", "Rows that went to the sinks.");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("tenfour.source.bytes", "By", "Bytes of the records that were read.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("tenfour.batch.duration", "s", "From the start of a trigger to the commit.");
    private static readonly Gauge<long> Lag = Meter.CreateGauge<long>("tenfour.lag", "{record}", "Records in a source that the query has not read.");
    private static readonly Gauge<double> LagSeconds = Meter.CreateGauge<double>("tenfour.lag.time", "s", "How long the oldest record that was not read has been waiting.");
    private static readonly Gauge<long> StateRows = Meter.CreateGauge<long>("tenfour.state.rows", "{row}", "Rows of state.");
    private static readonly Gauge<long> StateBytes = Meter.CreateGauge<long>("tenfour.state.memory", "By", "Memory that the state holds.");
    private static readonly Gauge<double> Watermark = Meter.CreateGauge<double>("tenfour.watermark", "s", "The watermark, in seconds since 1970.");

    /// <summary>Tells about a batch that was committed just now.</summary>
    /// <param name="progress">Its report.</param>
    /// <param name="phases">What it spent its time on.</param>
    internal static void Tell(StreamingQueryProgress progress, IReadOnlyDictionary<Phase, TimeSpan> phases)
    {
        Measure(progress);
        Trace(progress, phases);
    }

    private static void Measure(StreamingQueryProgress progress)
    {
        var query = new KeyValuePair<string, object?>("tenfour.query", QueryName(progress));
        Batches.Add(1, query);
        Rows.Add(progress.Sink.NumOutputRows, query);
        Bytes.Add(progress.TenFour.Bytes, query);
        Durations.Record(progress.TenFour.LatencyMs / 1000, query);
        StateRows.Record(progress.TenFour.StateRows, query);
        StateBytes.Record(progress.TenFour.StateBytes, query);
        if (progress.EventTime is { } times)
        {
            Watermark.Record(times.Watermark / 1000.0, query);
        }

        foreach (var source in progress.TenFour.Sources)
        {
            var name = new KeyValuePair<string, object?>("tenfour.source", source.Name);
            Lag.Record(source.Lag.Records, query, name);
            LagSeconds.Record(source.Lag.Seconds, query, name);
            Count(source.Used, "used");
            Count(source.Late, "late");
            Count(source.Rejected, "rejected");
            Count(source.Filtered, "filtered");

            void Count(long records, string outcome)
            {
                if (records > 0)
                {
                    Records.Add(records, query, name, new KeyValuePair<string, object?>("tenfour.outcome", outcome));
                }
            }
        }
    }

    private static void Trace(StreamingQueryProgress progress, IReadOnlyDictionary<Phase, TimeSpan> phases)
    {
        if (!Source.HasListeners())
        {
            return;
        }

        // A batch is a trace of its own: what the caller of the query was doing when it was started is long over.
        Activity.Current = null;
        using var batch = Source.StartActivity(ActivityKind.Internal, startTime: progress.Timestamp, name: "batch");
        batch?.SetTag("tenfour.query", QueryName(progress));
        batch?.SetTag("tenfour.query.id", progress.Id.ToString());
        batch?.SetTag("tenfour.run.id", progress.RunId.ToString());
        batch?.SetTag("tenfour.batch.id", progress.BatchId);
        batch?.SetTag("tenfour.records", progress.NumInputRows);
        batch?.SetTag("tenfour.sink.rows", progress.Sink.NumOutputRows);
        var begin = progress.Timestamp;
        foreach (var phase in Enum.GetValues<Phase>().Where(p => p != Phase.TriggerExecution))
        {
            if (phases.TryGetValue(phase, out var duration) && duration > TimeSpan.Zero)
            {
                // One after the other, as they ran.
                using var span = Source.StartActivity(ActivityKind.Internal, startTime: begin, name: ProgressBuilder.Name(phase));
                begin += duration;
                span?.SetEndTime(begin.UtcDateTime);
            }
        }

        batch?.SetEndTime((progress.Timestamp + phases[Phase.TriggerExecution]).UtcDateTime);
    }

    private static string QueryName(StreamingQueryProgress progress) => progress.Name ?? progress.Id.ToString();
}
