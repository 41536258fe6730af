using Microsoft.Playwright;
using TenFour.Browser.Tests.Harness;
using TenFour.Calls.Feeding;
using static Microsoft.Playwright.Assertions;

namespace TenFour.Browser.Tests;

public sealed class LostConnectionTests(Harness.Browser browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/engine/calls-per-hour")]
    public async Task Page_WhoseServerIsGone_SaysSoAndRecoversWhenItIsBack(string path)
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        await using var server = await ShownServer.StartAsync(FeedWish.Simulated);
        await using var page = await browser.OpenAsync(server.Address, path);
        await page.MovesAsync();

        await server.StopAsync();
        await page.WhenAsync("() => document.getElementById('lost')?.checkVisibility()");
        await server.StartAsync();

        await page.WhenAsync("() => document.getElementById('lost')?.checkVisibility() === false");
        await page.DrawnAsync();
        await page.MovesAsync();
    }

    [Fact]
    public async Task Editor_WhoseServerIsStartedAnew_KeepsWhatWasTyped()
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        await using var server = await ShownServer.StartAsync(FeedWish.Simulated);
        await using var page = await browser.OpenAsync(server.Address, "/statistics/alarms/edit");
        await Expect(page.Tab.Locator("#own-verdict")).ToContainTextAsync("It can run.");
        await page.Tab.GetByLabel("Name").FillAsync("half-done");
        await page.Tab.Locator("textarea").FillAsync("SELECT crime_id AS written_by_hand FROM calls");
        await Expect(page.Tab.Locator("#own-verdict")).ToContainTextAsync("written_by_hand");

        await server.StopAsync();
        await page.WhenAsync("() => document.getElementById('lost')?.checkVisibility()");
        await server.StartAsync();

        await page.WhenAsync("() => document.getElementById('lost')?.checkVisibility() === false");
        await Expect(page.Tab.GetByLabel("Name")).ToHaveValueAsync("half-done");
        await Expect(page.Tab.Locator("#own-verdict")).ToContainTextAsync("written_by_hand");
    }

    [Fact]
    public async Task Page_WhoseServerAnswersOnceMoreAndIsGone_StaysAndRecovers()
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        await using var server = await ShownServer.StartAsync(FeedWish.Simulated);
        await using var page = await browser.OpenAsync(server.Address, "/");
        await page.MovesAsync();
        var asked = new SemaphoreSlim(0);
        await page.Tab.RouteAsync("**/health", async route =>
        {
            await route.FulfillAsync(new RouteFulfillOptions { Body = "ok" });
            asked.Release();
        });

        await server.StopAsync();
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        await asked.WaitAsync(TestContext.Current.CancellationToken);

        await page.WhenAsync("() => document.getElementById('lost').checkVisibility()");
        await server.StartAsync();
        await page.WhenAsync("() => document.getElementById('lost')?.checkVisibility() === false");
        await page.DrawnAsync();
    }
}
