using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class LiveTakeoverTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Page_WhenTheDatasetAnswers_ChangesFromTheSimulatedCityToIt()
    {
        using var folder = new TemporaryFolder();
        await using var standIn = await DatasetStandIn.StartAsync(() => TimeProvider.System.GetUtcNow());
        standIn.Rows = [DatasetRows.Row(1, 5, closed: true), DatasetRows.Row(2, 6, closed: true), DatasetRows.Row(3, 7)];
        var answers = new TaskCompletionSource();
        standIn.Fail(async context =>
        {
            await answers.Task;
            await StandInFaults.Body($"[{string.Join(',', standIn.Rows)}]")(context);
        });
        var said = new ConcurrentQueue<string>();
        await using var host = await StartAsync(folder, standIn.Address, said.Enqueue);
        using var client = new HttpClient { BaseAddress = host.Address };

        var first = await FeedAsync(client);
        await WhenAsync(client, "/api/statistics/calls-per-day", text => text.Contains("\"calls\":", StringComparison.Ordinal));
        answers.SetResult();
        await WhenAsync(client, "/api/feed", text => text.Contains("\"simulated\":false", StringComparison.Ordinal));
        await WhenAsync(client, "/api/statistics/calls-per-day", text => text.Contains("2026-09-30", StringComparison.Ordinal));

        Assert.True(first.GetProperty("simulated").GetBoolean());
        Assert.Equal(
            ["Simulated, until the city's dataset answers: these calls never happened.", "Live: real calls from the city's dataset."],
            said.Where(sentence => sentence.Contains("city's dataset", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Page_WhenTheDatasetFails_SaysWhyAndWhenItIsAskedNext()
    {
        using var folder = new TemporaryFolder();
        var said = new ConcurrentQueue<string>();
        await using var standIn = await DatasetStandIn.StartAsync(() => TimeProvider.System.GetUtcNow());
        standIn.Fail(StandInFaults.Status(StatusCodes.Status503ServiceUnavailable));
        await using var host = await StartAsync(folder, standIn.Address, said.Enqueue, FeedWish.Live);
        using var client = new HttpClient { BaseAddress = host.Address };

        await WhenAsync(client, "/api/feed", text => text.Contains("\"problem\":\"", StringComparison.Ordinal));

        var feed = await FeedAsync(client);
        Assert.False(feed.GetProperty("simulated").GetBoolean());
        Assert.Matches("answered 503[.] The next attempt is at [0-9]{2}:[0-9]{2} UTC[.]$", feed.GetProperty("problem").GetString());
        await WhenAsync(client, "/api/feed", _ => said.Any(sentence => sentence.Contains("answered 503", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Page_OfAnAnswerThatIsReadInPart_SaysWhatIsMissing()
    {
        const string Missing = "1 of 2 rows of the last answer could not be read and were left out.";
        using var folder = new TemporaryFolder();
        var said = new ConcurrentQueue<string>();
        await using var standIn = await DatasetStandIn.StartAsync(() => TimeProvider.System.GetUtcNow());
        standIn.Fail(StandInFaults.Body($"[{DatasetRows.Row(1, 5, closed: true)},7]"));
        await using var host = await StartAsync(folder, standIn.Address, said.Enqueue, FeedWish.Live);
        using var client = new HttpClient { BaseAddress = host.Address };

        await WhenAsync(client, "/api/feed", text => text.Contains(Missing, StringComparison.Ordinal));
        await WhenAsync(client, "/", text => text.Contains(Missing, StringComparison.Ordinal));
        await WhenAsync(client, "/api/feed", _ => said.Contains(Missing));
    }

    private static Task<DashboardHost> StartAsync(TemporaryFolder folder, Uri dataset, Action<string> say, FeedWish wish = FeedWish.Automatic)
    {
        var feed = new FeedOptions { Wish = wish, LiveAddress = dataset };
        var options = new DashboardOptions { Port = 0, DataFolder = folder.Path, Feed = feed, Say = say };
        return DashboardHost.StartAsync(options, new SlowStopwatch(), CancellationToken.None);
    }

    private static async Task<JsonElement> FeedAsync(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync("/api/feed")).RootElement;

    private static async Task WhenAsync(HttpClient client, string path, Predicate<string> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await client.GetAsync(path, patience.Token);
            if (answer.IsSuccessStatusCode && condition(await answer.Content.ReadAsStringAsync(patience.Token)))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
