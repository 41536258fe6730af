using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>S: the speed as its user sees it, and against DuckDB in one shot.</summary>
internal sealed class SlidingDistinctRow : IRow
{
    public string Name => "s";

    public string About => "S over a file topic into the console, and against DuckDB's one-shot S";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var records = context.Options.Records;
        var topic = await context.Data.TopicAsync(records);
        var local = context.Engine(nameof(Statistics.S), topic, OutputMode.Complete, ("zone", "America/Los_Angeles"));
        var (ours, duckDb) = (context.Engine(nameof(Statistics.S), topic), context.DuckDb(nameof(Statistics.S), topic));
        await using var alone = new Contest(context, local);
        await using var contest = new Contest(context, ours, duckDb);

        var answer = await contest.CompareAsync();
        await Contest.WarmUpAsync(local, Contest.RunsUntilCompiled);
        await Contest.WarmUpAsync(ours, Contest.RunsUntilCompiled);
        await alone.RunAsync(context.Options.Runs);
        await contest.RunAsync(context.Options.LongRuns);
        return
        [
            Speeds.Alone("s", $"S over {records:N0} records, durable checkpoint, console", alone.Seconds(local), records, Target.AtLeast(4, 8))
                with { Note = $"{answer.Rows:N0} windows" },
            Speeds.Against(
                "s-duckdb", "S against DuckDB's one-shot S", records, contest.Seconds(ours), duckDb.Name, contest.Seconds(duckDb),
                contest.SameAnswer, Target.AtLeast(25, 50)) with { Note = contest.CpuNote(records) },
        ];
    }
}
