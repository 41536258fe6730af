using System.Diagnostics;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Sides;

/// <summary>
/// TenFour in many small batches over state that is there already: one large batch fills it, then the query goes on from its checkpoint. The
/// time of a batch is that from report to report, with everything between.
/// </summary>
internal sealed class SmallBatchSide(SideSettings settings) : ISide
{
    public const string Kind = "small-batches";

    public const string MedianMs = "medianMs";
    public const string Percentile99Ms = "p99Ms";
    public const string StateRows = "stateRows";
    public const string StateBytes = "stateBytes";
    public const string BytesPerBatch = "checkpointBytesPerBatch";

    private readonly OutputMode _mode = Enum.Parse<OutputMode>(settings["mode"]);

    public async Task<SideResult> RunAsync()
    {
        using var scratch = new ScratchFolder(settings["scratch"]);
        var checkpoint = scratch.Of("checkpoint");
        var query = new EngineQuery(Statistics.Of(settings["statistic"], _mode), settings["topic"], _mode);
        await (query with { BatchRecords = settings.Number("first") }).RunBatchesAsync(1, CreateSink(), checkpoint, _ => { });

        var (warmUp, batches) = (settings.Number("warmUp")!.Value, settings.Number("batches")!.Value);
        var (ends, stateRows, stateBytes, before) = (new List<long>(), 0L, 0L, JournalBytes(checkpoint));
        var clock = Stopwatch.StartNew();
        await (query with { BatchRecords = settings.Number("batch") }).RunBatchesAsync(warmUp + batches, CreateSink(), checkpoint, progress =>
        {
            ends.Add(clock.ElapsedTicks);
            (stateRows, stateBytes) = (progress.TenFour.StateRows, progress.TenFour.StateBytes);
        });
        var times = new Measurement([.. ends.Zip(ends.Skip(1), (from, to) => (to - from) * 1000.0 / Stopwatch.Frequency).Skip(warmUp)]);
        return new SideResult(clock.Elapsed.TotalSeconds)
        {
            Values = new Dictionary<string, double>
            {
                [MedianMs] = times.Median,
                [Percentile99Ms] = times.Quantile(0.99),
                [StateRows] = stateRows,
                [StateBytes] = stateBytes,
                [BytesPerBatch] = (JournalBytes(checkpoint) - before) / (double)ends.Count,
            },
        };
    }

    public Task<SideResult> VerifyAsync() => throw new BenchException("Small batches are not compared.");

    public void Dispose()
    {
        // Every run cleans up behind itself.
    }

    private Streaming.Sinks.ISink CreateSink() => EngineSinks.Create(settings["sink"]);

    private static long JournalBytes(string checkpoint) =>
        new DirectoryInfo(checkpoint).EnumerateFiles("journal-*").Sum(file => file.Length);
}
