using System.Diagnostics;
using TenFour.Streaming;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.EndToEnd.Sides;

/// <summary>TenFour: a statistic over all of a topic, with a durable checkpoint of its own.</summary>
internal sealed class EngineSide(SideSettings settings) : ISide
{
    public const string Kind = "engine";

    public const string PeakBytes = "peakBytes";
    public const string Batches = "batches";
    public const string DedupRows = "dedupRows";

    private readonly OutputMode _mode = Enum.Parse<OutputMode>(settings.Get("mode", nameof(OutputMode.Complete)));

    public async Task<SideResult> RunAsync()
    {
        using var scratch = new ScratchFolder(settings["scratch"]);
        StreamingQueryProgress? last = null;
        var batches = 0;
        var sink = EngineSinks.Create(settings.Get("sink", EngineSinks.Console));
        var clock = Stopwatch.StartNew();
        await Query(isOrdered: true).RunAsync(sink, scratch.Of("checkpoint"), progress =>
        {
            last = progress;
            batches++;
        });
        return new SideResult(clock.Elapsed.TotalSeconds)
        {
            Version = "TenFour " + typeof(OutputMode).Assembly.GetName().Version?.ToString(3),
            Values = new Dictionary<string, double>
            {
                [PeakBytes] = PeakMemory.Bytes(),
                [Batches] = batches,
                [DedupRows] = last?.StateOperators.Where(o => o.OperatorName.StartsWith("dedup", StringComparison.Ordinal)).Sum(o => o.NumRowsTotal) ?? 0,
            },
        };
    }

    /// <summary>The first rows of the ordered result, and the sum of the same rows in any order, which spares sorting all of them.</summary>
    public async Task<SideResult> VerifyAsync()
    {
        using var scratch = new ScratchFolder(settings["scratch"]);
        var (top, all) = (new AnswerSink(Answer.TopRows), new AnswerSink(null));
        await Query(isOrdered: true).RunAsync(top, scratch.Of("top"), _ => { });
        await Query(isOrdered: false).RunAsync(all, scratch.Of("all"), _ => { });
        return new SideResult(0) { Answer = new Answer(all.Rows, all.Checksum, top.Top) };
    }

    public void Dispose()
    {
        // Every run cleans up behind itself.
    }

    private EngineQuery Query(bool isOrdered) => new(Statistics.Of(settings["statistic"], _mode, isOrdered), settings["topic"], _mode)
    {
        Zone = settings.Get("zone", "UTC"),
        Workers = settings.Number("workers") ?? Environment.ProcessorCount,
        BatchRecords = settings.Number("batch"),
    };
}
