using Microsoft.Playwright;
using TenFour.Browser.Tests.Harness;

namespace TenFour.Browser.Tests;

public sealed class SparkPageTests(Harness.Browser browser)
{
    private const string Rows = "() => document.querySelectorAll('table tbody tr').length > 0";

    private static readonly string? Kafka = Environment.GetEnvironmentVariable("TENFOUR_TEST_KAFKA");
    private static readonly string? Spark = Environment.GetEnvironmentVariable("TENFOUR_TEST_SPARK");

    [Fact]
    public async Task Pages_OverKafkaAndSpark_ShowTheClustersRowsAndReportsAndBreakNoRuleOfAxe()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1", "TENFOUR_TEST_FULL is not 1");
        Assert.SkipUnless(Chromium.Path is not null, Chromium.SkipReason);
        Assert.SkipWhen(Kafka is null || Spark is null, "TENFOUR_TEST_KAFKA or TENFOUR_TEST_SPARK is not set");
        await using var server = await ShownServer.StartOnSparkAsync(Kafka, Spark);
        await using var page = await browser.OpenAsync(server.Address, "/statistics/calls-per-hour");

        await page.WhenAsync(Rows);
        Assert.Contains("Runs on Spark at", await page.Main.InnerTextAsync(), StringComparison.Ordinal);
        await LooksRightAsync(page, "spark-statistic");

        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await page.Tab.GetByRole(AriaRole.Button, new() { Name = "Stop" }).WaitForAsync();

        await page.GoAsync("/engine/calls-per-hour");
        await page.WhenAsync("() => document.body.innerText.includes('Spark makes a plan of its own')");
        await LooksRightAsync(page, "spark-engine");

        await page.GoAsync("/topics");
        await page.WhenAsync("() => document.body.innerText.includes('kafka://')");
        await LooksRightAsync(page, "kafka-topics");

        await page.GoAsync("/statistics");
        await LooksRightAsync(page, "spark-statistics");
        Assert.Empty(page.Errors);
    }

    private static async Task LooksRightAsync(OpenPage page, string name)
    {
        foreach (var (width, theme) in new[] { (390, "light"), (1440, "dark") })
        {
            await page.LooksAsync(width, theme);
            await page.PictureAsync($"{name}-{width}-{theme}");
            Assert.Equal("", await page.AxeAsync());
        }
    }
}
