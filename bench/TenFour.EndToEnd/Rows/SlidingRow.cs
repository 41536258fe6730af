using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>What sliding windows cost beside tumbling ones: nothing, if panes do their work.</summary>
internal sealed class SlidingRow : IRow
{
    public string Name => "sliding";

    public string About => "sliding windows against tumbling ones, without DISTINCT, complete mode into noop";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var records = context.Options.Records;
        var topic = await context.Data.TopicAsync(records);
        var sliding = context.Engine(nameof(Statistics.Sliding), topic, OutputMode.Complete, ("sink", EngineSinks.Noop));
        var tumbling = context.Engine(nameof(Statistics.T), topic, OutputMode.Complete, ("sink", EngineSinks.Noop));
        await using var contest = new Contest(context, sliding, tumbling);

        await Contest.WarmUpAsync(sliding, Contest.RunsUntilCompiled);
        await Contest.WarmUpAsync(tumbling, Contest.RunsUntilCompiled);
        await contest.RunAsync(context.Options.Runs);
        return
        [
            Speeds.Against(
                Name, About, records, contest.Seconds(sliding), "tumbling", contest.Seconds(tumbling), null, Target.AtLeast(0.7, 0.9)),
        ];
    }
}
