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
        var file = folder.Of("calls.json");
        await File.WriteAllTextAsync(file, $"[{string.Join(',', KafkaReplay.Calls)}]", TestContext.Current.CancellationToken);
        var feed = new FeedOptions { Wish = FeedWish.Replay, File = file, Speed = 100 };
        await using var running = await RunningPage.StartAsync(new DashboardOptions { Port = 0, DataFolder = folder.Of("data"), Feed = feed });
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

    [GeneratedRegex("<tr class=\"empty\".*?</tr>")]
    private static partial Regex EmptyRow();
}
