using TenFour.Browser.Tests.Harness;
using TenFour.Calls.Feeding;

namespace TenFour.Browser.Tests;

public sealed class EveryPageTests(Harness.Browser browser, ShownFeeds feeds)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1";

    // What a page shows differs little between feeds, and each of light and dark, narrow and wide is seen on each page: the rest is for the long tests.
    public static TheoryData<FeedWish, string> FeedsAndPaths { get; } = new(
        from wish in new[] { FeedWish.Simulated, FeedWish.Replay, FeedWish.Live }
        from path in IsLong || wish == FeedWish.Simulated ? PagePaths.All : PagePaths.OfEachKind
        select (wish, path));

    private static (string Theme, int Width)[] Looks { get; } =
        IsLong ? [("light", 390), ("light", 1440), ("dark", 390), ("dark", 1440)] : [("light", 390), ("dark", 1440)];

    public static TheoryData<string> Paths { get; } = new(PagePaths.All);

    [Theory]
    [MemberData(nameof(FeedsAndPaths))]
    public async Task Page_OnEachFeed_ShowsAndMoves(FeedWish wish, string path)
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(wish), path);

        Assert.Equal(wish == FeedWish.Simulated, await page.Tab.Locator(".feed.simulated").CountAsync() == 1);
        if (!PagePaths.Still.Contains(path))
        {
            await page.MovesAsync();
        }

        Assert.Empty(page.Errors);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_InBothThemesAtPhoneAndDesktopWidth_BreaksNoRuleOfAxeAndFits(string path)
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), path);

        foreach (var (theme, width) in Looks)
        {
            await page.LooksAsync(width, theme);
            await page.PictureAsync($"{PagePaths.NameOf(path)}-{width}-{theme}");

            Assert.Equal("", await page.AxeAsync());
            Assert.True(
                await page.Tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                $"at {width} px the page is wider than the window");
            Assert.Equal("", await page.Tab.EvaluateAsync<string>(
                "() => [...document.querySelectorAll('main th')].filter(h => h.scrollWidth > h.clientWidth).map(h => h.innerText).join()"));
        }
    }
}
