using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>The most memory that a process ever held, mapped files included; a new process for every run.</summary>
internal sealed class MemoryRow : IRow
{
    private const int BatchRecords = 100_000;
    private const double Megabyte = 1e6;

    public string Name => "memory";

    public string About => "peak resident memory in append mode and in complete mode";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var (few, many) = (context.Options.Records, context.Options.ManyRecords);
        var fewTopic = await context.Data.TopicAsync(few);
        var manyTopic = await context.Data.TopicAsync(many);
        var (fewAppend, append, complete) = (new List<SideResult>(), new List<SideResult>(), new List<SideResult>());
        for (var run = 1; run <= context.Options.LongRuns; run++)
        {
            context.Log($"run {run} of {context.Options.LongRuns}: append, complete");
            fewAppend.Add(await RunOnceAsync(context, nameof(Statistics.T), fewTopic, OutputMode.Append, EngineSinks.Noop));
            append.Add(await RunOnceAsync(context, nameof(Statistics.T), manyTopic, OutputMode.Append, EngineSinks.Noop));
            complete.Add(await RunOnceAsync(context, nameof(Statistics.S), manyTopic, OutputMode.Complete, EngineSinks.Console));
        }

        var (flat, peak) = (Megabytes(append), Megabytes(complete));

        // The aggregation reads its counts from the entries of the deduplication: there are no panes beside them.
        var entries = complete[0].Values[EngineSide.DedupRows];
        var perEntry = new Measurement([.. peak.Runs.Zip(flat.Runs, (all, without) => (all - without) * Megabyte / entries)]);
        return
        [
            new RowResult("memory-append", $"peak memory over {many:N0} records, T in append mode with a watermark")
            {
                Unit = "MB", Ours = flat, Value = flat.Median, ValueUnit = "MB", Target = Target.AtMost(250, 200),
                Note = $"{Megabytes(fewAppend).Median:0} MB over {few:N0} records; batches of {BatchRecords:N0}",
            },
            new RowResult("memory-complete", $"peak memory over {many:N0} records, S in complete mode") { Unit = "MB", Ours = peak },
            new RowResult("memory-entry", "bytes per stored dedup entry on top of append mode")
            {
                Unit = "B", Ours = perEntry, Value = perEntry.Median, ValueUnit = "B", Target = Target.AtMost(64, 48),
                Note = $"{entries:N0} entries",
            },
        ];
    }

    private static async Task<SideResult> RunOnceAsync(BenchContext context, string statistic, string topic, OutputMode mode, string sink)
    {
        await using var side = context.Engine(statistic, topic, mode, ("sink", sink), ("batch", BatchRecords));
        return await side.RunAsync();
    }

    private static Measurement Megabytes(List<SideResult> runs) => new([.. runs.Select(run => run.Values[EngineSide.PeakBytes] / Megabyte)]);
}
