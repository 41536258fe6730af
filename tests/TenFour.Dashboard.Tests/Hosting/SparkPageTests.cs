using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class SparkPageTests
{
    [Fact]
    public async Task PageOnSpark_WhenAStatisticIsOpened_ShowsTheRowsAndReportsOfTheCluster()
    {
        var cluster = Environment.GetEnvironmentVariable("TENFOUR_TEST_SPARK");
        Assert.SkipWhen(cluster is null, "TENFOUR_TEST_SPARK is not set");
        await using var replay = KafkaReplay.Create();
        await using var page = await RunningPage.StartAsync(replay.Options with { Cluster = ConnectAddress.Parse(cluster) });
        await page.UntilAsync("/api/feed", feed => feed.GetProperty("ended").GetBoolean());
        var engine = await page.UntilAsync("/api/engine", e => e.GetProperty("active").GetArrayLength() == 2);

        await page.UntilAsync(
            "/api/statistics/calls-per-day", r => r.TryGetProperty("rows", out var rows) && rows.GetRawText().Contains("\"calls\":3", StringComparison.Ordinal));

        var run = await page.UntilAsync("/api/engine/calls-per-day/run", r => r.GetProperty("partitions").GetArrayLength() == 1);
        var report = await page.UntilAsync("/api/engine/calls-per-day/batches/0", _ => true);
        Assert.DoesNotContain("calls-per-day", engine.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(ConnectAddress.Parse(cluster).Display, run.GetProperty("header").GetProperty("cluster").GetString());
        Assert.StartsWith("KafkaV2[", report.GetProperty("sources")[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.False(report.GetProperty("tenfour").GetProperty("sources")[0].TryGetProperty("late", out _));
        Assert.Contains("neither rows nor time by step", await page.Client.GetStringAsync("/engine/calls-per-day", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutACluster_DoesNotStartAndNamesIt()
    {
        using var folder = new TemporaryFolder();
        var options = new DashboardOptions { Port = 0, DataFolder = folder.Path, Kafka = "localhost:1", Cluster = ConnectAddress.Parse("sc://localhost:1") };

        var error = await Assert.ThrowsAnyAsync<StreamingException>(() => DashboardHost.StartAsync(options, TimeProvider.System, CancellationToken.None));

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("sc://localhost:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OfAClusterWithoutKafka_AreRefusedWithTheReason()
    {
        var error = Assert.Throws<StreamingException>(() => new DashboardOptions { Cluster = ConnectAddress.Parse("sc://host:15002/;token=secret-one") }.Validate());

        Assert.Contains("cannot see the files of this machine", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-one", error.Message + error.Advice, StringComparison.Ordinal);
    }
}
