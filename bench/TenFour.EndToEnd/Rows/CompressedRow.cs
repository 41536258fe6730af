using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>A compressed file against the decompressor alone: as a source, that is under the cheapest statistic, and under T.</summary>
internal sealed class CompressedRow(string extension, string decompressor) : IRow
{
    public string Name => extension[1..];

    public string About => $"the number of records of a {extension} file, and T over it, against {decompressor} alone, which drops the bytes";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var records = context.Options.Records;
        var file = await context.Data.CompressedAsync(records, extension);
        var count = context.Engine(nameof(Statistics.Count), file, OutputMode.Complete, ("sink", EngineSinks.Noop));
        var t = context.Engine(nameof(Statistics.T), file);
        var bare = SideProcess.StartPeer(decompressor, InflateSide.Kind, ("file", file));
        await using var contest = new Contest(context, count, t, bare);

        await Contest.WarmUpAsync(count, Contest.RunsUntilCompiled);
        await Contest.WarmUpAsync(t, Contest.RunsUntilCompiled);
        await Contest.WarmUpAsync(bare, 1);
        await contest.RunAsync(context.Options.Runs);
        return
        [
            Speeds.Against(
                Name, $"a {extension} file as a source: its records read, checked and counted, against {decompressor} alone", records,
                contest.Seconds(count), bare.Name, contest.Seconds(bare), null, Target.AtLeast(0.8, 0.95))
                with { Note = contest.CpuNote(records) },
            Speeds.Against(
                Name + "-t", $"T over a {extension} file against {decompressor} alone", records, contest.Seconds(t), bare.Name,
                contest.Seconds(bare), null, null),
        ];
    }
}
