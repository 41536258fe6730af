using Microsoft.Playwright;

namespace TenFour.EndToEnd.Pages;

/// <summary>The machine's Chromium, without a window.</summary>
internal sealed class PageBrowser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const float PatienceMillis = 60_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private PageBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static bool IsThere => File.Exists(Program);

    public const string SkipReason = "there is no " + Program;

    public static async Task<PageBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new PageBrowser(playwright, browser);
    }

    /// <summary>An empty tab.</summary>
    public async Task<IPage> OpenTabAsync()
    {
        var page = await _browser.NewPageAsync();
        page.SetDefaultTimeout(PatienceMillis);
        return page;
    }

    public async Task<IPage> OpenAsync(Uri address, string? script = null)
    {
        var page = await OpenTabAsync();
        if (script is not null)
        {
            await page.AddInitScriptAsync(script);
        }

        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
