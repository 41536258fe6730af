using TenFour.Browser.Tests.Harness;
using TenFour.Calls.Feeding;

namespace TenFour.Browser.Tests;

public sealed class EveryPageTests(Harness.Browser browser, ShownFeeds feeds)
{
    public static TheoryData<FeedWish, string> FeedsAndPaths { get; } = new(
        from wish in new[] { FeedWish.Simulated, FeedWish.Replay, FeedWish.Live } from path in PagePaths.All select (wish, path));

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

        foreach (var (theme, width) in from theme in new[] { "light", "dark" } from width in new[] { 390, 1440 } select (theme, width))
        {
            await page.LooksAsync(width, theme);
            await page.PictureAsync($"{PagePaths.NameOf(path)}-{width}-{theme}");

            Assert.Equal("", await page.AxeAsync());
            Assert.True(
                await page.Tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                $"at {width} px the page is wider than the window");
        }
    }
}
