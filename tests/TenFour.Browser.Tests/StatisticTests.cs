using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TenFour.Browser.Tests.Harness;
using TenFour.Calls.Feeding;
using static Microsoft.Playwright.Assertions;

namespace TenFour.Browser.Tests;

/// <summary>A statistic in the hands of a reader: sorted, filtered, held, shared, edited.</summary>
public sealed partial class StatisticTests(Harness.Browser browser, ShownFeeds feeds)
{
    [Fact]
    public async Task Column_ByKeyboard_SortsAndStandsInTheAddress()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/weekday-by-hour");
        var header = page.Tab.GetByRole(AriaRole.Columnheader, new() { Name = "calls" });

        await header.GetByRole(AriaRole.Button).FocusAsync();
        await page.Tab.Keyboard.PressAsync("Enter");
        await Expect(header).ToHaveAttributeAsync("aria-sort", "ascending");
        await page.Tab.Keyboard.PressAsync("Enter");
        await Expect(header).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(header.GetByRole(AriaRole.Button)).ToBeFocusedAsync();

        await Expect(page.Tab).ToHaveURLAsync(DescendingCalls());
        await page.Tab.ReloadAsync();
        await Expect(header).ToHaveAttributeAsync("aria-sort", "descending");
        var calls = await NumbersAsync(page, 4);
        Assert.Equal(calls.OrderDescending(), calls);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Back_AfterASortAndAFilter_UndoesOneAfterTheOther()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/weekday-by-hour");
        var header = page.Tab.GetByRole(AriaRole.Columnheader, new() { Name = "calls" });
        await header.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Tab).ToHaveURLAsync(AscendingCalls());
        await page.Tab.GetByLabel("Filter").FillAsync("m");
        await Expect(page.Tab).ToHaveURLAsync(FilteredBy("m"));
        await page.Tab.GetByLabel("Filter").FillAsync("monday");
        await Expect(page.Tab).ToHaveURLAsync(FilteredBy("monday"));

        await page.Tab.GoBackAsync();
        await Expect(page.Tab.GetByLabel("Filter")).ToHaveValueAsync("");
        await Expect(header).ToHaveAttributeAsync("aria-sort", "ascending");
        await page.Tab.GoBackAsync();
        await Expect(header).ToHaveAttributeAsync("aria-sort", "none");
    }

    [Fact]
    public async Task TimeAxis_OfSomeWeeksByHours_NamesDays()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/calls-per-hour");

        var names = await page.Tab.EvaluateAsync<string[]>(
            "() => echarts.getInstanceByDom(document.querySelector('.chart')).getModel().getComponent('xAxis').axis.getViewLabels().map(l => l.formattedLabel)");

        Assert.True(names.Length > 2, string.Join(", ", names));
        Assert.All(names, n => Assert.Matches(Day(), n));
    }

    [Fact]
    public async Task Filter_OfALargeResult_HoldsAVersionUntilTheNewestIsWanted()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/calls-by-type");
        await Expect(page.Tab.Locator(".mark.live")).ToBeVisibleAsync();
        await page.MovesAsync();

        await page.Tab.GetByLabel("Filter").PressSequentiallyAsync("goa");
        await Expect(page.Tab.GetByLabel("Filter")).ToHaveValueAsync("goa");
        await Expect(page.Tab.Locator(".mark.held")).ToBeVisibleAsync();
        var held = await page.Tab.Locator(".mark.held").InnerTextAsync();
        await Expect(page.Tab.Locator(".rows tbody tr").First).ToContainTextAsync("GOA");
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.Tab.Locator(".pages")).ToContainTextAsync("Page 2 of");
        Assert.Equal(held, await page.Tab.Locator(".mark.held").InnerTextAsync());

        await page.Tab.GetByLabel("Filter").FillAsync("");
        await Expect(page.Tab.Locator(".mark.live")).ToBeVisibleAsync();
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Filter_TypedFasterThanTheServerAnswers_KeepsEachLetter()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/weekday-by-hour");
        await page.Tab.RouteWebSocketAsync(new Regex("/_blazor"), slow =>
        {
            var server = slow.ConnectToServer();
            var last = Task.CompletedTask;
            server.OnMessage(frame => last = PassOnLateAsync(last, slow, frame));
        });
        await page.Tab.ReloadAsync();
        await page.DrawnAsync();
        await page.MovesAsync();

        await page.Tab.GetByLabel("Filter").PressSequentiallyAsync("monday", new() { Delay = 60 });
        await Expect(page.Tab).ToHaveURLAsync(FilteredBy("monday"));

        await Expect(page.Tab.GetByLabel("Filter")).ToHaveValueAsync("monday");
    }

    [Fact]
    public async Task Filter_TypedBeforeThePageIsConnected_GoesOnWhereItWas()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/weekday-by-hour");
        await TypeBeforeTheConnectionAsync(page, page.Tab.GetByLabel("Filter"), "mon");
        await Expect(page.Tab).ToHaveURLAsync(FilteredBy("mon"));
        await page.MovesAsync();

        await page.Tab.Keyboard.TypeAsync("day");

        await Expect(page.Tab).ToHaveURLAsync(FilteredBy("monday"));
        await Expect(page.Tab.GetByLabel("Filter")).ToHaveValueAsync("monday");
    }

    [Fact]
    public async Task Editor_TypedIntoBeforeThePageIsConnected_ChecksWhatWasTyped()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/alarms/edit");
        var typed = await TypeBeforeTheConnectionAsync(page, page.Tab.Locator("#own-sql"), "x");

        await Expect(page.Tab.Locator("#own-verdict .error")).ToBeVisibleAsync();
        await Expect(page.Tab.Locator("#own-sql")).ToHaveValueAsync(typed);
    }

    [Fact]
    public async Task Hold_OfAVersion_StandsInTheAddressAndStaysWhileBatchesGoOn()
    {
        await using var page = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), "/statistics/calls-per-hour");

        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Hold" }).ClickAsync();
        await Expect(page.Tab.Locator(".mark.held")).ToBeVisibleAsync();
        var held = await page.Tab.Locator(".mark.held").InnerTextAsync();
        await using var shared = await browser.OpenAsync(await feeds.AddressAsync(FeedWish.Simulated), new Uri(page.Tab.Url).PathAndQuery);
        await Expect(shared.Tab.Locator(".mark.held")).ToHaveTextAsync(held);

        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Follow the newest" }).ClickAsync();
        await Expect(page.Tab.Locator(".mark.live")).ToBeVisibleAsync();
        await page.MovesAsync();
    }

    [Fact]
    public async Task Copy_OfAStatistic_IsCorrectedRunStoppedAndRemoved()
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        await using var server = await ShownServer.StartAsync(FeedWish.Simulated);
        await using var page = await browser.OpenAsync(server.Address, "/statistics/calls-per-hour");
        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "Edit a copy" }).ClickAsync();
        var text = page.Tab.GetByRole(AriaRole.Textbox, new() { NameRegex = SqlLabel() });

        await Expect(page.Tab.Locator("#own-verdict")).ToContainTextAsync("It can run.");
        await text.FillAsync("-- title: Mine\n-- mode: complete\n-- chart: ranking\nSELECT disposition, cuont(*) AS calls FROM calls GROUP BY disposition");
        var refusal = page.Tab.Locator("#own-verdict pre");
        await Expect(refusal).ToContainTextAsync("calls-per-hour-copy.sql:4:21");
        await Expect(refusal).ToContainTextAsync("^^^^^");
        Assert.Equal("", await page.AxeAsync());
        await text.FillAsync("-- title: Mine\n-- mode: complete\n-- chart: ranking\nSELECT disposition, count(*) AS calls FROM calls GROUP BY disposition");
        await Expect(page.Tab.Locator("#own-verdict")).ToContainTextAsync("It can run.");

        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Run as a copy" }).ClickAsync();
        await Expect(page.Tab.Locator("#own-verdict")).ToContainTextAsync("It is saved.");
        await Expect(page.Tab.Locator(".rows tbody tr").First).ToBeVisibleAsync();
        await page.DrawnAsync();
        await page.MovesAsync();
        Assert.Equal("", await page.AxeAsync());

        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(page.Main).ToContainTextAsync("Your statistic is stopped.");
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Remove calls-per-hour-copy" }).ClickAsync();
        await Expect(page.Tab).ToHaveURLAsync(ListOfStatistics());
        await Expect(page.Main).Not.ToContainTextAsync("Mine");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task NewStatistic_NamedAsAnotherOne_IsRefusedAndKeepsWhatWasTyped()
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        await using var server = await ShownServer.StartAsync(FeedWish.Simulated);
        await using var first = await browser.OpenAsync(server.Address, "/statistics/new");
        await Expect(first.Tab.Locator("#own-verdict")).ToContainTextAsync("It can run.");
        await first.Tab.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(first.Tab.Locator("#own-verdict")).ToContainTextAsync("It is saved.");

        await using var page = await browser.OpenAsync(server.Address, "/statistics/new");
        await Expect(page.Tab.Locator("#own-verdict")).ToContainTextAsync("It can run.");
        await Expect(page.Tab.Locator("#own-name")).ToHaveValueAsync("my-statistic-2");
        await page.Tab.Locator("#own-name").FillAsync("my-statistic");
        await page.Tab.Locator("#own-sql").FillAsync("SELECT crime_id FROM calls");
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();

        await Expect(page.Tab.Locator("#own-verdict .error")).ToContainTextAsync("You have a statistic my-statistic already.");
        await Expect(page.Tab.Locator("#own-sql")).ToHaveValueAsync("SELECT crime_id FROM calls");
        Assert.EndsWith("/statistics/new", page.Tab.Url, StringComparison.Ordinal);
    }

    private static async Task<List<int>> NumbersAsync(OpenPage page, int column)
    {
        var texts = await page.Tab.Locator($".rows tbody td:nth-child({column})").AllInnerTextsAsync();
        return [.. texts.Select(t => int.Parse(t, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Passes on a message of the server a while after it came, in the order in which they came.</summary>
    private static async Task PassOnLateAsync(Task before, IWebSocketRoute page, IWebSocketFrame message)
    {
        await Task.WhenAll(before, Task.Delay(150));
        if (message.Binary is { } bytes)
        {
            page.Send(bytes);
        }
        else
        {
            page.Send(message.Text!);
        }
    }

    /// <summary>Opens the page once more, and types while it is drawn but cannot listen yet; gives what the field holds then.</summary>
    private static async Task<string> TypeBeforeTheConnectionAsync(OpenPage page, ILocator field, string text)
    {
        var typed = new TaskCompletionSource();
        await page.Tab.RouteAsync("**/_framework/blazor.web.js", async script =>
        {
            await typed.Task;
            await script.ContinueAsync();
        });
        await page.Tab.EvaluateAsync("document.documentElement.classList.add('known')");
        var loaded = page.Tab.ReloadAsync();
        await Expect(page.Tab.Locator("html:not(.known)")).ToBeAttachedAsync();
        await field.PressSequentiallyAsync(text);
        var value = await field.InputValueAsync();
        typed.SetResult();
        await loaded;
        return value;
    }

    private static Regex FilteredBy(string words) => new($"filter={words}$");

    [GeneratedRegex(@"^(\d{4}-)?\d\d-\d\d$")]
    private static partial Regex Day();

    [GeneratedRegex("sort=calls")]
    private static partial Regex AscendingCalls();

    [GeneratedRegex("sort=-calls")]
    private static partial Regex DescendingCalls();

    [GeneratedRegex("^SQL")]
    private static partial Regex SqlLabel();

    [GeneratedRegex("/statistics$")]
    private static partial Regex ListOfStatistics();
}
