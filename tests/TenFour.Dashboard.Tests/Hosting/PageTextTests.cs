using System.Net;
using System.Text.RegularExpressions;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Results;
using TenFour.Dashboard.Settings;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

/// <summary>Words of the pages, as they are first sent.</summary>
public sealed partial class PageTextTests(RunningPageFixture shared) : IClassFixture<RunningPageFixture>
{
    [Fact]
    public async Task Editor_OfANewStatistic_NamesNoneThatItStartedFrom()
    {
        var page = await shared.Page.Client.GetStringAsync("/statistics/new");

        Assert.DoesNotContain("started from", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Run as a copy", page, StringComparison.Ordinal);
        Assert.Contains("value=\"my-statistic\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Now_WithFewerRowsThanRoom_HidesTheEmptyOnesFromScreenReaders()
    {
        // However early or late the page is asked for, three calls leave rows empty.
        using var folder = new TemporaryFolder();
        await using var running = await ReplayAsync(folder);
        var page = await running.Client.GetStringAsync("/");

        Assert.NotEmpty(EmptyRow().Matches(page));
        Assert.All(EmptyRow().Matches(page), row => Assert.True(
            row.Value.Contains("aria-hidden=\"true\"", StringComparison.Ordinal) || row.Value.Contains("No type stands out.", StringComparison.Ordinal), row.Value));
    }

    [Fact]
    public async Task Engine_WithQueries_SaysInWhichZoneTheyStarted()
    {
        await shared.Page.WithRowsAsync("calls-per-day");

        Assert.Contains("Started (UTC)", await shared.Page.Client.GetStringAsync("/engine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistic_BeforeItsFirstRows_HasThePlaceOfAllThatStandsAboveThem()
    {
        // None of the three calls knows when somebody arrived.
        using var folder = new TemporaryFolder();
        await using var running = await ReplayAsync(folder);

        var page = await running.Client.GetStringAsync("/statistics/response-times");

        Assert.Contains("<option value=\"minutes_to_arrival\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_ThatOnlyGrows_SaysHowManyOfItsRowsAreKeptAndCountsThose()
    {
        var page = shared.Page;
        using var saved = await page.PutAsync("growing", "SELECT crime_id, disposition FROM calls");

        var whole = await page.UntilAsync("/api/statistics/growing", r => r.TryGetProperty("count", out var n) && n.GetInt64() > ResultLimits.FoundRows);
        var text = WebUtility.HtmlDecode(await page.Client.GetStringAsync("/statistics/growing"));
        var some = WebUtility.HtmlDecode(await page.Client.GetStringAsync("/statistics/growing?filter=GOA"));
        var found = await page.WithRowsAsync("growing", "?filter=GOA");
        using var removed = await page.Client.DeleteAsync("/api/statistics/growing");

        Assert.Equal((ResultLimits.KeptRows, ResultLimits.KeptRows), (whole.GetProperty("kept").GetInt32(), whole.GetProperty("matching").GetInt32()));
        Assert.Contains("the newest 5,000 rows, ", text, StringComparison.Ordinal);
        Assert.Contains("Page 1 of 100<", text, StringComparison.Ordinal);
        Assert.Contains("downloads know these", text, StringComparison.Ordinal);
        Assert.DoesNotContain("downloads have all", text, StringComparison.Ordinal);
        Assert.Matches("[0-9,]+ of the newest 5,000 rows, ", some);
        Assert.InRange(found.GetProperty("matching").GetInt32(), 1, ResultLimits.KeptRows - 1);
    }

    [Theory]
    [InlineData("/topics/calls?partition=x", HttpStatusCode.OK)]
    [InlineData("/statistics/calls-per-day?page=x", HttpStatusCode.OK)]
    [InlineData("/statistics/calls-per-day?page=99999999999", HttpStatusCode.OK)]
    [InlineData("/statistics/calls-per-day?batch=x", HttpStatusCode.OK)]
    [InlineData("/statistics/calls-per-day/edit?page=x&batch=x", HttpStatusCode.OK)]
    [InlineData("/engine/calls-per-day?run=zzz", HttpStatusCode.NotFound)]
    public async Task Page_AskedWithAMalformedNumber_PassesItOver(string address, HttpStatusCode expected)
    {
        await shared.Page.WithRowsAsync("calls-per-day");

        using var answer = await shared.Page.Client.GetAsync(address);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Topic_AskedWithoutAQuestion_IsThereAtOnce()
    {
        await shared.Page.WithRowsAsync("calls-per-day");

        Assert.Contains("Partitions of calls", await shared.Page.Client.GetStringAsync("/topics/calls"), StringComparison.Ordinal);
    }

    private static async Task<RunningPage> ReplayAsync(TemporaryFolder folder)
    {
        var file = folder.Of("calls.json");
        await File.WriteAllTextAsync(file, $"[{string.Join(',', KafkaReplay.Calls)}]", TestContext.Current.CancellationToken);
        var feed = new FeedOptions { Wish = FeedWish.Replay, File = file, Speed = 100 };
        return await RunningPage.StartAsync(new DashboardOptions { Port = 0, DataFolder = folder.Of("data"), Feed = feed });
    }

    [GeneratedRegex("<tr class=\"empty\".*?</tr>")]
    private static partial Regex EmptyRow();
}
