using System.Net;
using System.Text.Json;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Tests.Metrics;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class EngineRoutesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Metrics_WhileQueriesRun_AreWellFormedAndCount()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = host.Address };

        await WhenAsync(client, "/health/ready", _ => true);
        var text = await WhenAsync(client, "/metrics", t => t.Contains("tenfour_batches_total{query=\"calls-per-hour\"}", StringComparison.Ordinal));
        var samples = PrometheusText.Parse(text);

        Assert.True(samples["tenfour_batches_total{query=\"calls-per-hour\"}"] >= 1);
        Assert.Equal(1, samples["tenfour_query_active{query=\"calls-per-hour\"}"]);
        Assert.Equal(
            samples["tenfour_batch_duration_seconds_count{query=\"calls-per-hour\"}"],
            samples["tenfour_batch_duration_seconds_bucket{query=\"calls-per-hour\",le=\"+Inf\"}"]);
        Assert.Contains(samples.Keys, k => k.StartsWith("tenfour_lag_records{query=\"calls-per-hour\",source=\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_OfAQuery_SurvivesARestartAndIsKeptApartByRun()
    {
        using var folder = new TemporaryFolder();
        JsonElement first;
        await using (var host = await StartAsync(folder))
        {
            using var client = new HttpClient { BaseAddress = host.Address };
            first = Json(await WhenAsync(client, "/api/engine/calls-per-hour/run", HasBatches));
        }

        await using var again = await StartAsync(folder);
        using var reader = new HttpClient { BaseAddress = again.Address };
        var second = Json(await WhenAsync(reader, "/api/engine/calls-per-hour/run", HasBatches));
        var runId = first.GetProperty("header").GetProperty("runId").GetString();
        var earlier = Json(await reader.GetStringAsync($"/api/engine/calls-per-hour/run?run={runId}"));
        var report = Json(await reader.GetStringAsync($"/api/engine/calls-per-hour/batches/0?run={runId}"));

        Assert.NotEqual(runId, second.GetProperty("header").GetProperty("runId").GetString());
        Assert.Equal("stopped", earlier.GetProperty("summary").GetProperty("status").GetString());
        Assert.Equal(runId, report.GetProperty("runId").GetString());
        Assert.Contains(
            Json(await reader.GetStringAsync("/api/engine")).GetProperty("completed").EnumerateArray(), r => r.GetProperty("runId").GetString() == runId);
    }

    [Fact]
    public async Task RejectedRecords_OfTheTopic_CanBeLookedAt()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await StartAsync(folder))
        {
            using var before = new HttpClient { BaseAddress = first.Address };
            await WhenAsync(before, "/api/engine/calls/run", HasBatches);
        }

        var partition = Directory.EnumerateFiles(folder.Path, "*.ndjson", SearchOption.AllDirectories)
            .Single(f => !f.Contains("history", StringComparison.Ordinal));
        await File.AppendAllTextAsync(partition, "{\"crime_id\": <b>no\n");
        await using var host = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = host.Address };

        var rejected = Json(await WhenAsync(client, "/api/engine/calls/rejected", t => t.Length > 2))[0];
        Assert.Equal("{\"crime_id\": <b>no", rejected.GetProperty("record").GetString());
        Assert.NotEmpty(rejected.GetProperty("reason").GetString()!);
        Assert.True(rejected.GetProperty("offset").GetInt64() > 0);
    }

    [Fact]
    public async Task Health_WhileQueriesStart_SaysLiveAtOnceAndReadyWhenTheyRun()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = host.Address };

        Assert.Equal("ok", await client.GetStringAsync("/health/live"));
        var ready = Json(await WhenAsync(client, "/health/ready", _ => true));

        Assert.True(ready.GetProperty("ready").GetBoolean());
        Assert.Equal(0, ready.GetProperty("reasons").GetArrayLength());
    }

    [Fact]
    public async Task Runs_AndBatchesThatAreNotThere_AreNotFound()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = host.Address };

        foreach (var path in new[] { "/api/engine/no-such", "/api/engine/no-such/run", "/api/engine/..%2F..%2Fetc/run", "/api/engine/calls-per-hour/batches/999999999" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static Task<DashboardHost> StartAsync(TemporaryFolder folder) =>
        DashboardHost.StartAsync(new DashboardOptions { Port = 0, DataFolder = folder.Path }, TimeProvider.System, CancellationToken.None);

    private static bool HasBatches(string run) => Json(run).GetProperty("batches").GetArrayLength() > 0;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static async Task<string> WhenAsync(HttpClient client, string path, Predicate<string> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await client.GetAsync(path, patience.Token);
            if (answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(patience.Token) is var text && condition(text))
            {
                return text;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
