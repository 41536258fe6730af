using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>Append mode over ten times the records, and on one worker and two, beside what the machine gives two programs.</summary>
internal sealed class ScaleRow : IRow
{
    private const int BatchRecords = 100_000;

    /// <summary>What noise may add to a time that does not grow.</summary>
    private static readonly Target DoesNotGrow = Target.AtMost(1.1, 1.0);

    public string Name => "scale";

    public string About => "time per record over ten times the records, and two workers against one, T in append mode";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        int[] sizes = context.Options.IsFull
            ? [context.Options.Records / 10, context.Options.Records, context.Options.Records * 10]
            : [context.Options.Records / 10, context.Options.Records];
        var sides = new List<SideProcess>();
        foreach (var size in sizes)
        {
            sides.Add(Append(context, await context.Data.TopicAsync(size), Environment.ProcessorCount));
        }

        var large = await context.Data.TopicAsync(context.Options.Records);
        var (one, two) = (Append(context, large, 1), Append(context, large, 2));

        // Another file of the same length, for a second program beside the first.
        var other = Append(context, await context.Data.TopicAsync(context.Options.Records - 1), 1);
        await using var contest = new Contest(context, [.. sides, one, two, other]);
        foreach (var side in sides.Append(one).Append(two).Append(other))
        {
            // One run over ten times the records is as good as many. The compiler's thread would take more from two workers than from one.
            await Contest.WarmUpAsync(side, context.Options.IsFull && side == sides[^1] ? 1 : Contest.RunsUntilCompiled);
        }

        await contest.RunAsync(context.Options.Runs);
        var together = await TogetherAsync(context, one, other);
        var machine = 2 * contest.Seconds(one).Median / together.Median;
        var workers = contest.Seconds(one).Median / contest.Seconds(two).Median;
        return
        [
            .. sizes.Zip(sides).Skip(1).Select(larger => Growth(contest, (sizes[0], sides[0]), larger)),
            Speeds.Against(
                "workers", "two workers against one, T in append mode", context.Options.Records, contest.Seconds(two), "one worker",
                contest.Seconds(one), null, Target.AtLeast(1.8, 1.8)) with { Note = $"{workers / machine:P0} of what the machine has for two programs at once" },
            Speeds.Against(
                "workers-machine", "two programs of one worker each at the same time, on a file each, against one alone", context.Options.Records,
                together.Select(seconds => seconds / 2), "one alone", contest.Seconds(one), null, null),
        ];
    }

    /// <summary>The seconds until both have worked off their records, begun at the same time.</summary>
    private static async Task<Measurement> TogetherAsync(BenchContext context, SideProcess first, SideProcess second)
    {
        var seconds = new List<double>();
        for (var run = 1; run <= context.Options.Runs; run++)
        {
            context.Log($"run {run} of {context.Options.Runs}: two programs at the same time");
            var results = await Task.WhenAll(first.RunAsync(), second.RunAsync());
            seconds.Add(results.Max(result => result.Seconds));
        }

        return new Measurement(seconds);
    }

    private static SideProcess Append(BenchContext context, string topic, int workers) => context.Engine(
        nameof(Statistics.T), topic, OutputMode.Append, ("sink", EngineSinks.Noop), ("batch", BatchRecords), ("workers", workers));

    private static RowResult Growth(Contest contest, (int Records, SideProcess Side) small, (int Records, SideProcess Side) large)
    {
        var (before, after) = (PerRecord(contest, small), PerRecord(contest, large));
        return new RowResult($"scale-{large.Records / small.Records}x", $"time per record over {large.Records:N0} records, T in append mode")
        {
            Unit = "ns/record",
            Ours = after,
            PeerName = $"{small.Records:N0} records",
            Peer = before,
            Value = after.Median / before.Median,
            ValueUnit = "x",
            Target = DoesNotGrow,
        };
    }

    private static Measurement PerRecord(Contest contest, (int Records, SideProcess Side) of) =>
        contest.Seconds(of.Side).Select(seconds => seconds * 1e9 / of.Records);
}
