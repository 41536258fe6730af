using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>Batches of 200 records over state that is there already, with a durable checkpoint.</summary>
internal sealed class SmallBatchRow(string name, string about, string statistic, OutputMode mode, string sink, Target target) : IRow
{
    private const int BatchRecords = 200;
    private const int FirstRecords = 200_000;

    /// <summary>Update mode holds what the watermark has not passed, so its batches are short and many of them take little time.</summary>
    public static readonly SmallBatchRow T = new(
        "batch-t", "a batch of 200 records: T in update mode into noop", nameof(Statistics.T), OutputMode.Update, EngineSinks.Noop,
        Target.AtMost(4, 2));

    public static readonly SmallBatchRow S = new(
        "batch-s", "a batch of 200 records: S in complete mode with its top 20, over 4 million windows", nameof(Statistics.S),
        OutputMode.Complete, EngineSinks.Console, Target.AtMost(20, 5));

    public string Name => name;

    public string About => about;

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var (warmUp, batches) = context.Options.IsQuick ? (100, 100) : (300, 400);
        var topic = await context.Data.TopicAsync(FirstRecords + ((300 + 400 + 1) * BatchRecords));
        await using var side = SideProcess.Start(
            "TenFour", SmallBatchSide.Kind,
            ("statistic", statistic), ("mode", mode), ("sink", sink), ("topic", topic), ("scratch", context.Data.Scratch),
            ("first", FirstRecords), ("batch", BatchRecords), ("warmUp", warmUp), ("batches", batches));
        var runs = new List<SideResult>();
        for (var run = 1; run <= context.Options.LongRuns; run++)
        {
            context.Log($"run {run} of {context.Options.LongRuns}: {batches} batches");
            runs.Add(await side.RunAsync());
        }

        var median = Of(runs, SmallBatchSide.MedianMs);
        var (rows, bytes) = (runs[^1].Values[SmallBatchSide.StateRows], runs[^1].Values[SmallBatchSide.StateBytes]);
        var written = Of(runs, SmallBatchSide.BytesPerBatch);
        return
        [
            new RowResult(name, about + ": median")
            {
                Unit = "ms", Ours = median, Value = median.Median, ValueUnit = "ms", Target = target, Note = $"{rows:N0} rows of state",
            },
            new RowResult(name + "-p99", about + ": 99th percentile") { Unit = "ms", Ours = Of(runs, SmallBatchSide.Percentile99Ms) },
            new RowResult(name + "-checkpoint", "bytes that such a batch writes to its checkpoint")
            {
                Unit = "KB", Ours = written.Select(b => b / 1e3), Note = $"the state holds {bytes / 1e6:0.0} MB",
            },
        ];
    }

    private static Measurement Of(List<SideResult> runs, string value) => new([.. runs.Select(run => run.Values[value])]);
}
