using System.Text.RegularExpressions;
using TenFour.Calls.Feeding;
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
