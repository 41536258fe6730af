namespace TenFour.EndToEnd.Rows;

/// <summary>The program as its user starts it: a process, 200 records, the first line of a result.</summary>
internal sealed class StartRow : IRow
{
    private const int Records = 200;
    private const int WarmUps = 3;

    public string Name => "start";

    public string About => "start of the built program to the first result on 200 records";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var topic = await context.Data.TopicAsync(Records);
        string[] arguments =
        [
            "run", Path.Combine(context.Options.Root, "statistics", "calls-by-type.sql"), "--source", topic, "--trigger", "available-now",
        ];
        var runs = context.Options.IsQuick ? 5 : 15;
        context.Log($"{runs} starts");
        var times = new List<double>();
        for (var run = 0; run < WarmUps + runs; run++)
        {
            times.Add(await context.Program.FirstResultMsAsync(arguments));
        }

        var measured = new Measurement(times[WarmUps..]);
        return
        [
            new RowResult(Name, About)
            {
                Unit = "ms", Ours = measured, Value = measured.Median, ValueUnit = "ms", Target = Target.AtMost(500, 300),
            },
        ];
    }
}
