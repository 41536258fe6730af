using Microsoft.Playwright;

namespace TenFour.Browser.Tests.Harness;

/// <summary>The browser of all tests, started by the first that opens a page. Each page has cookies and storage of its own.</summary>
public sealed class Browser : IAsyncDisposable
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens an address of a server and waits until it is drawn. Without a browser the test is skipped.</summary>
    public async Task<OpenPage> OpenAsync(Uri server, string path, int width = 1440, string theme = "light")
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        Assertions.SetDefaultExpectTimeout(OpenPage.PatienceMillis);
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(Chromium.Options);
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.ToString(),
            ViewportSize = OpenPage.SizeOf(width),
            ColorScheme = OpenPage.SchemeOf(theme),
        });
        var page = await OpenPage.InAsync(context);
        await page.GoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
