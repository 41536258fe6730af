using Microsoft.Playwright;
using TenFour.Browser.Tests.Harness;
using TenFour.Calls.Feeding;

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
