namespace TenFour.EndToEnd.Rows;

/// <summary>S against plain C#, over fewer records: its dictionary holds every window.</summary>
internal sealed class SlidingDistinctNaiveRow : IRow
{
    public string Name => "s-naive";

    public string About => "S against Utf8JsonReader, HashSet and Dictionary, over a quarter of the records";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var records = context.Options.Records / 4;
        var topic = await context.Data.TopicAsync(records);
        var (ours, naive) = (context.Engine(nameof(Statistics.S), topic), BenchContext.Naive(nameof(Statistics.S), topic));
        await using var contest = new Contest(context, ours, naive);

        await contest.CompareAsync();
        await Contest.WarmUpAsync(ours, Contest.RunsUntilCompiled);
        await contest.RunAsync(context.Options.LongRuns);
        return
        [
            Speeds.Against(
                Name, $"S over {records:N0} records against naive C#", records, contest.Seconds(ours), naive.Name, contest.Seconds(naive),
                contest.SameAnswer, null) with { Note = contest.CpuNote(records) },
        ];
    }
}
