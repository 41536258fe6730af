using System.Net;
using System.Text.Json;
using TenFour.Kafka.Tests.Harness;
using TenFour.Testing;

namespace TenFour.Kafka.Tests.Programs;

[Collection(OwnBrokerCollection.Name)]
public sealed class PageTests(OwnBroker broker)
{
    private static readonly string[] Paths =
    [
        "/", "/statistics", "/statistics/calls-per-hour", "/engine", "/engine/calls-per-hour", "/topics", "/topics/calls", "/metrics", "/health/ready",
        "/api/feed", "/api/now", "/api/statistics", "/api/statistics/calls-per-hour", "/api/engine", "/api/engine/calls-per-hour",
        "/api/engine/calls-per-hour/run", "/api/engine/calls-per-hour/rejected", "/api/topics", "/api/topics/calls/records",
    ];

    [Fact]
    public async Task Page_OverABrokerWithAPassword_TellsNobodyThePassword()
    {
        OwnBroker.SkipWithoutScript();
        using var folder = new TemporaryFolder();
        await using var page = await ShownPage.StartAsync(Arguments(folder));
        await ComputedAsync(page, await EndAsync(page, _ => true));

        var texts = await AnswersAsync(page);

        Assert.All([.. texts, await page.KillAsync()], AssertNoSecret);
    }

    [Fact]
    public async Task Page_WhenItsBrokerAndThenItselfIsKilled_SaysSoAndGoesOnWithoutLossOrRepetition()
    {
        OwnBroker.SkipWithoutScript();
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1", "TENFOUR_TEST_FULL is not 1");
        using var folder = new TemporaryFolder();
        await using var page = await ShownPage.StartAsync(Arguments(folder));
        var before = await EndAsync(page, _ => true);
        await ComputedAsync(page, before);

        await broker.KillAsync();
        await page.UntilAsync("/api/feed", feed => feed.GetProperty("problem").GetString()?.Contains("does not answer", StringComparison.Ordinal) == true);
        var texts = await AnswersAsync(page);
        await broker.StartAsync();
        await page.UntilAsync("/api/feed", feed => feed.GetProperty("problem").ValueKind == JsonValueKind.Null);
        var after = await EndAsync(page, end => end > before);
        await ComputedAsync(page, after);
        var messages = await page.KillAsync();

        await using var second = await ShownPage.StartAsync(Arguments(folder));
        await EndAsync(second, end => end > after);
        var calls = (await TenFourProgram.RunAsync("consume", $"kafka://{broker.Plain}/calls-simulated")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(calls.Length, calls.Distinct().Count());
        Assert.Contains("does not answer", texts[Array.IndexOf(Paths, "/engine")], StringComparison.Ordinal);
        Assert.Contains("answers again", messages, StringComparison.Ordinal);
        Assert.All([.. texts, messages, await second.KillAsync()], AssertNoSecret);
    }

    [Fact]
    public async Task Page_WithAWrongPassword_EndsAndSaysSoWithoutIt()
    {
        OwnBroker.SkipWithoutScript();
        using var folder = new TemporaryFolder();

        var (code, results, messages) = await TenFourProgram.RunAnywayAsync(["up", "--port", "0", .. Arguments(folder), "--set", "kafka.sasl.password=another-secret"]);

        Assert.Equal(1, code);
        Assert.Contains("does not let us in", messages, StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret", results + messages, StringComparison.Ordinal);
    }

    // A transaction that a dead broker has kept open is given up early, so that its failure is part of the test.
    private string[] Arguments(TemporaryFolder folder) =>
    [
        "--simulate", "--speed", "x600", "--data", folder.Path, "--kafka", broker.Sasl,
        "--set", "kafka.security.protocol=SASL_PLAINTEXT", "--set", "kafka.sasl.mechanism=PLAIN",
        "--set", $"kafka.sasl.username={OwnBroker.User}", "--set", $"kafka.sasl.password={OwnBroker.Password}",
        "--set", "kafka.transaction.timeout.ms=3000",
    ];

    private static async Task<long> EndAsync(ShownPage page, Func<long, bool> isWanted)
    {
        var topics = await page.UntilAsync("/api/topics", t => t.GetArrayLength() > 0 && End(t) is > 0 and var end && isWanted(end));
        return End(topics);
    }

    private static long End(JsonElement topics) => topics[0].GetProperty("partitions")[0].GetProperty("end").GetInt64();

    /// <summary>Waits until a statistic has come to an offset.</summary>
    private static Task ComputedAsync(ShownPage page, long end) => page.UntilAsync(
        "/api/engine/calls-per-hour/run", run => run.GetProperty("partitions").EnumerateArray().Any(p => p.GetProperty("end").GetInt64() >= end));

    private static async Task<string[]> AnswersAsync(ShownPage page)
    {
        var texts = new List<string>();
        foreach (var path in Paths)
        {
            texts.Add(await page.TextAsync(path));
        }

        return [.. texts];
    }

    private static void AssertNoSecret(string text) => Assert.All(
        [OwnBroker.Password, JsonEncodedText.Encode(OwnBroker.Password).ToString(), WebUtility.HtmlEncode(OwnBroker.Password)],
        secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
}
