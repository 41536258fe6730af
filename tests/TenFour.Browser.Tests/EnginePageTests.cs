using TenFour.Browser.Tests.Harness;
using TenFour.Calls.Feeding;

namespace TenFour.Browser.Tests;

public sealed class EnginePageTests(Harness.Browser browser, ShownFeeds feeds)
{
    private const string Query = "/engine/calls-per-hour";

    [Fact]
    public async Task Engine_WhileQueriesRun_ListsThemWithALinkToEach()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/engine");

        await page.Tab.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Calls per hour" }).First.ClickAsync();
        await page.Tab.WaitForURLAsync("**" + Query);
        await page.DrawnAsync();

        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Query_WithBatches_ShowsItsPlanPartitionsAndEachBatchAsJson()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), Query);

        Assert.True(await page.Tab.Locator(".plan .step").CountAsync() >= 3);
        Assert.Contains("rows", await page.Tab.Locator(".plan .step-arrow").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Tab.Locator("section[aria-label='Partitions'] tbody tr").CountAsync() >= 1);
        await page.Tab.Locator("section[aria-label='Batches'] a").First.ClickAsync();
        await page.WhenAsync("() => document.body.innerText.includes('\"batchId\"')");
    }

    [Fact]
    public async Task Query_AfterARestart_OffersTheRunBefore()
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        await using var server = await ShownServer.StartAsync(FeedWish.Simulated);
        await using (var before = await browser.OpenAsync(server.Address, Query))
        {
            await before.WhenAsync("() => document.querySelector('section[aria-label=\"Batches\"] tbody tr')");
        }

        await server.StopAsync();
        await server.StartAsync();

        await using var page = await browser.OpenAsync(server.Address, Query);
        await page.Tab.Locator("section[aria-label='Other runs'] a").First.ClickAsync();
        await page.WhenAsync("() => location.search.startsWith('?run=') && document.querySelector('h1').innerText.includes('stopped')");
        await page.DrawnAsync();

        Assert.True(await page.Tab.Locator("section[aria-label='Batches'] tbody tr").CountAsync() >= 1);
    }

    [Fact]
    public async Task Charts_WhenHovered_SayBatchAndTime()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), Query);
        var chart = page.Tab.Locator("[data-chart=duration]");
        await chart.ScrollIntoViewIfNeededAsync();
        var box = (await chart.BoundingBoxAsync())!;

        await page.Tab.Mouse.MoveAsync(box.X + (box.Width * 0.4f), box.Y + (box.Height / 2));

        await page.WhenAsync("() => /batch \\d+ · \\d\\d:\\d\\d:\\d\\d/.test(document.querySelector('[data-chart=duration]').innerText)");
    }
}
