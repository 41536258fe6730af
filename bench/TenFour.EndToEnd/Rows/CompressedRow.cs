using TenFour.EndToEnd.Sides;

namespace TenFour.EndToEnd.Rows;

/// <summary>A statistic over a compressed file against the decompressor alone.</summary>
internal sealed class CompressedRow(string extension, string decompressor) : IRow
{
    public string Name => extension[1..];

    public string About => $"T over a {extension} file against {decompressor} alone, which drops the bytes";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        var records = context.Options.Records;
        var file = await context.Data.CompressedAsync(records, extension);
        var ours = context.Engine(nameof(Statistics.T), file);
        var bare = SideProcess.Start(decompressor, InflateSide.Kind, ("file", file));
        await using var contest = new Contest(context, ours, bare);

        await Contest.WarmUpAsync(ours, 2);
        await Contest.WarmUpAsync(bare, 1);
        await contest.RunAsync(context.Options.Runs);
        return
        [
            Speeds.Against(Name, About, records, contest.Seconds(ours), bare.Name, contest.Seconds(bare), null, Target.AtLeast(0.8, 0.95))
                with { Note = contest.CpuNote(records) },
        ];
    }
}
