namespace TenFour.EndToEnd.Rows;

/// <summary>T against DuckDB in one shot and against plain C#.</summary>
internal sealed class TumblingRow : IRow
{
    public string Name => "t";

    public string About => "T against DuckDB's one-shot T, and against Utf8JsonReader and Dictionary";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var records = context.Options.Records;
        var topic = await context.Data.TopicAsync(records);
        var ours = context.Engine(nameof(Statistics.T), topic);
        var (duckDb, naive) = (context.DuckDb(nameof(Statistics.T), topic), BenchContext.Naive(nameof(Statistics.T), topic));
        await using var contest = new Contest(context, ours, duckDb, naive);

        var answer = await contest.CompareAsync();
        await Contest.WarmUpAsync(ours, Contest.RunsUntilCompiled);
        await Contest.WarmUpAsync(duckDb, 1);
        await contest.RunAsync(context.Options.Runs);
        return
        [
            Speeds.Against(
                "t-duckdb", $"T over {records:N0} records against DuckDB's one-shot T", records, contest.Seconds(ours), duckDb.Name,
                contest.Seconds(duckDb), contest.SameAnswer, Target.AtLeast(2, 4)) with { Note = $"{answer.Rows:N0} windows; {contest.CpuNote(records)}" },
            Speeds.Against(
                "t-naive", "T against naive C#", records, contest.Seconds(ours), naive.Name, contest.Seconds(naive), contest.SameAnswer, null),
        ];
    }
}
