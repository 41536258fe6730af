using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TenFour.Browser.Tests.Harness;

/// <summary>A page in a tab of its own, and what went wrong on it.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    public const float PatienceMillis = 60_000;
    private const int PhoneWidth = 390;

    // No text says that it waits, and what is to be a chart has been drawn.
    private const string IsDrawn = """
        () => document.querySelector('h1') && !document.querySelector('.wait')
            && [...document.querySelectorAll('.chart')].every(chart => chart.querySelector('canvas, svg'))
        """;

    private readonly ConcurrentQueue<string> _errors = new();

    private OpenPage(IPage tab)
    {
        Tab = tab;
        tab.PageError += (_, error) => _errors.Enqueue(error);
        tab.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Enqueue(message.Text);
            }
        };
    }

    /// <summary>The tab, for anything that has no name here.</summary>
    public IPage Tab { get; }

    public ILocator Main => Tab.Locator("main");

    /// <summary>Errors of scripts, refused files, violations of the content policy.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    internal static async Task<OpenPage> InAsync(IBrowserContext context)
    {
        context.SetDefaultTimeout(PatienceMillis);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(PageWatch.Script);
        return new OpenPage(page);
    }

    internal static ViewportSize SizeOf(int width) => new() { Width = width, Height = width <= PhoneWidth ? 844 : 900 };

    internal static ColorScheme SchemeOf(string theme) => theme == "dark" ? ColorScheme.Dark : ColorScheme.Light;

    /// <summary>Opens a path of the same server and waits until it is drawn.</summary>
    public async Task GoAsync(string path)
    {
        await Tab.GotoAsync(path);
        await DrawnAsync();
    }

    public Task DrawnAsync() => WhenAsync(IsDrawn);

    /// <summary>Waits until an expression of JavaScript, or a function of the argument, gives something true.</summary>
    public Task WhenAsync(string expression, object? argument = null) => Tab.WaitForFunctionAsync(expression, argument);

    /// <summary>Waits until something that the page shows, in text or in a chart, is another than now.</summary>
    public async Task MovesAsync()
    {
        var before = await Tab.EvaluateAsync<string>(PageWatch.Shown);
        await WhenAsync($"before => ({PageWatch.Shown})() !== before", before);
    }

    public async Task LooksAsync(int width, string theme)
    {
        await Tab.SetViewportSizeAsync(SizeOf(width).Width, SizeOf(width).Height);
        await Tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = SchemeOf(theme) });
        await DrawnAsync();
    }

    /// <summary>The broken rules of accessibility with their places, each as a line; nothing is the empty text.</summary>
    public async Task<string> AxeAsync()
    {
        var found = await Tab.RunAxe();
        return string.Join('\n', found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html} {Details(n)}")));
    }

    /// <summary>What the page did from now on for a while.</summary>
    public async Task<PageActivity> WatchAsync(TimeSpan duration)
    {
        await Tab.EvaluateAsync("() => { window.watch.longTasks.length = 0; window.watch.shifts.length = 0; window.watch.redraws = 0; }");
        var before = await MemoryAsync();
        await Tab.EvaluateAsync("millis => new Promise(done => setTimeout(done, millis))", duration.TotalMilliseconds);
        var watched = await Tab.EvaluateAsync<JsonElement>("() => window.watch");
        return new PageActivity(
            watched.GetProperty("redraws").GetInt32() / duration.TotalSeconds,
            [.. watched.GetProperty("longTasks").EnumerateArray().Select(t => t.GetDouble())],
            [.. watched.GetProperty("shifts").EnumerateArray().Select(s => (s.GetProperty("value").GetDouble(), s.GetProperty("jumps").GetString()!))],
            before,
            await MemoryAsync());
    }

    /// <summary>What the page holds when everything that can go has gone.</summary>
    private async Task<PageMemory> MemoryAsync()
    {
        var session = await Tab.Context.NewCDPSessionAsync(Tab);
        await session.SendAsync("HeapProfiler.collectGarbage");
        var heap = (await session.SendAsync("Runtime.getHeapUsage"))!.Value;
        await session.DetachAsync();
        return new PageMemory(heap.GetProperty("usedSize").GetDouble(), await Tab.EvaluateAsync<int>("() => document.getElementsByTagName('*').length"));
    }

    /// <summary>Keeps a picture of the whole page with the test's output, to be looked at.</summary>
    public Task PictureAsync(string name) =>
        Tab.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures.Folder, name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync() => await Tab.Context.CloseAsync();

    private static string Details(AxeResultNode node) => string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(c => c.Message));
}
