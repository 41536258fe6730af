using TenFour.Browser.Tests.Harness;

namespace TenFour.Browser.Tests;

/// <summary>
/// The page under 10,000 records a second: for a minute in the long tests, for moments in the gate. The bounds are wide, because browser, server
/// and other tests share the machine; times are measured with the benchmarks.
/// </summary>
public sealed class BusyPageTests(Harness.Browser browser)
{
    private const int RecordsPerSecond = 10_000;
    private const double MostRedraws = 12;
    private const double LongestTaskMillis = 200;
    private const double MostGrowthBytes = 10 << 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1";

    [Theory]
    [InlineData("/")]
    [InlineData("/statistics/calls-per-hour")]
    [InlineData("/engine/calls-per-hour")]
    public async Task Page_UnderManyRecords_StaysSmallAndRedrawsSeldom(string path)
    {
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        var watched = TimeSpan.FromSeconds(IsLong ? 60 : 4);
        await using var server = await ShownServer.StartBusyAsync(RecordsPerSecond, watched + WarmUp + TimeSpan.FromSeconds(40));
        await using var page = await browser.OpenAsync(server.Address, path);
        await page.MovesAsync();
        if (IsLong)
        {
            // Until the table has a page of rows: that is no growth that goes on.
            await page.WatchAsync(WarmUp);
        }

        var seen = await page.WatchAsync(watched);

        Assert.InRange(seen.RedrawsPerSecond, 0, MostRedraws);
        if (IsLong)
        {
            // In the gate other tests take the processors: a task is as long as they let it be, and moments can pass without a redraw.
            Assert.InRange(seen.RedrawsPerSecond, 0.1, MostRedraws);
            Assert.All(seen.LongTasks, task => Assert.InRange(task, 0, LongestTaskMillis));
        }

        Assert.InRange(seen.After.HeapBytes - seen.Before.HeapBytes, double.MinValue, MostGrowthBytes);
        Assert.InRange(seen.After.Elements, 1, seen.Before.Elements * 2);
        Assert.True(seen.Shifts.Sum(shift => shift.Value) <= 0.1, string.Join('\n', seen.Shifts));
        Assert.Empty(page.Errors);
    }
}
