using System.Diagnostics;
using TenFour.EndToEnd.Pages;

namespace TenFour.EndToEnd.Rows;

/// <summary>From the command to a page that moves, and what the program needs while nobody looks.</summary>
internal sealed class PageRow : IRow
{
    private const string Moves = """
        () => {
            const text = document.querySelector('main')?.innerText;
            const first = window.firstText ??= text;
            return first !== undefined && text !== first && /\d/.test(text);
        }
        """;

    public string Name => "page";

    public string About => "tenfour up: from the command to a moving page; idle processor time and memory";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        if (!PageBrowser.IsThere)
        {
            return [new RowResult(Name, About) { Skipped = PageBrowser.SkipReason }];
        }

        await using var browser = await PageBrowser.StartAsync();
        var starts = new List<double>();
        for (var run = 1; run <= context.Options.Runs; run++)
        {
            context.Log($"start {run} of {context.Options.Runs}");
            starts.Add(await StartAsync(context, browser));
        }

        var (share, bytes) = await IdleAsync(context);
        var measured = new Measurement(starts);
        return
        [
            new RowResult(Name, "tenfour up: from the command to a page that moves, in a browser that is open")
            {
                Unit = "ms", Ours = measured, Value = measured.Median, ValueUnit = "ms", Target = Target.AtMost(3_000, 2_000),
            },
            new RowResult(Name + "-idle", "tenfour up, simulated city, nobody looks: processor time")
            {
                Unit = "% of a core", Ours = new Measurement([share]), Value = share, ValueUnit = "% of a core", Target = Target.AtMost(2, 1),
            },
            new RowResult(Name + "-memory", "the same: memory of the process")
            {
                Unit = "MB", Ours = new Measurement([bytes]), Value = bytes, ValueUnit = "MB", Target = Target.AtMost(200, 150),
            },
        ];
    }

    private static async Task<double> StartAsync(BenchContext context, PageBrowser browser)
    {
        var page = await browser.OpenTabAsync();
        var clock = Stopwatch.StartNew();
        await using var up = await RunningPage.StartAsync(context.Program, Folder(context), "--simulate");
        await page.GotoAsync(up.Address.ToString());
        await page.WaitForFunctionAsync(Moves);
        var time = clock.Elapsed.TotalMilliseconds;
        await page.CloseAsync();
        return time;
    }

    private static async Task<(double Share, double Megabytes)> IdleAsync(BenchContext context)
    {
        var (settled, watched) = context.Options.IsQuick ? (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)) : (TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1));
        context.Log($"idle: {settled + watched}");
        await using var up = await RunningPage.StartAsync(context.Program, Folder(context), "--simulate");
        await Task.Delay(settled);
        var (before, clock) = (up.Used.Processor, Stopwatch.StartNew());
        await Task.Delay(watched);
        var (after, bytes) = up.Used;
        return (100 * (after - before).TotalSeconds / clock.Elapsed.TotalSeconds, bytes / 1e6);
    }

    private static string Folder(BenchContext context) =>
        Directory.CreateDirectory(Path.Combine(context.Data.Scratch, "page-" + Path.GetRandomFileName())).FullName;
}
