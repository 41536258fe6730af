using TenFour.EndToEnd.Data;
using TenFour.EndToEnd.Sides;

namespace TenFour.EndToEnd.Rows;

/// <summary>From the append of a record to the subscriber of a result, at a steady rate.</summary>
internal sealed class VisibleRow : IRow
{
    private const int Rate = 100_000;
    private const int WarmUpSeconds = 3;

    public string Name => "visible";

    public string About => "record appended to result visible, T in update mode, 100,000 records/s";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var seconds = context.Options.IsQuick ? WarmUpSeconds + 2 : WarmUpSeconds + 7;
        var topic = await context.Data.TopicAsync(Math.Max(context.Options.Records, Rate * seconds));
        await using var side = SideProcess.Start(
            "TenFour", VisibleSide.Kind,
            ("lines", DataSets.PartitionFile(topic)), ("scratch", context.Data.Scratch), ("rate", Rate), ("seconds", seconds),
            ("warmUpSeconds", WarmUpSeconds));
        var runs = new List<SideResult>();
        for (var run = 1; run <= context.Options.LongRuns; run++)
        {
            context.Log($"run {run} of {context.Options.LongRuns}: {seconds} s");
            runs.Add(await side.RunAsync());
        }

        var p99 = Of(runs, VisibleSide.Percentile99Ms);
        return
        [
            new RowResult(Name, About + ": median") { Unit = "ms", Ours = Of(runs, VisibleSide.MedianMs) },
            new RowResult(Name + "-p99", About + ": 99th percentile")
            {
                Unit = "ms",
                Ours = p99,
                Value = p99.Median,
                ValueUnit = "ms",
                Target = Target.AtMost(20, 5),
                Note = $"at most {Of(runs, VisibleSide.MaxMs).Max:0.0} ms; {Of(runs, VisibleSide.Rate).Median:N0} records/s appended",
            },
        ];
    }

    private static Measurement Of(List<SideResult> runs, string value) => new([.. runs.Select(run => run.Values[value])]);
}
