using System.Net;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

public sealed class DashboardHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Page_OfTheSimulatedCity_GivesRowsOfAStatistic()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = host.Address };

        var rows = await WhenThereAsync(client, "/api/statistics/calls-per-day");

        Assert.Contains("\"calls\":", rows, StringComparison.Ordinal);
        Assert.Contains("Police calls", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("tenfour_batch_id{query=\"calls-per-day\"}", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_OfThePage_AllowNoForeignOrInlineScript()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = host.Address };

        using var answer = await client.GetAsync("/statistics");

        Assert.Contains("script-src 'self';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Requests_OfAForeignPage_AreRefused()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate");
        request.Headers.Add("Origin", "https://evil.example");

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task DataFolder_OfAnotherPage_IsRefusedUntilThatOneHasEnded()
    {
        using var folder = new TemporaryFolder();
        StreamingException error;
        await using (await StartAsync(folder))
        {
            error = await Assert.ThrowsAsync<StreamingException>(() => StartAsync(folder));
        }

        await using var next = await StartAsync(folder);

        Assert.Contains($"belongs to process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        Assert.Contains("--data", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataFolder_OfAnotherPageThatNobodyAskedFor_GivesTheNextFreeOne()
    {
        using var folder = new TemporaryFolder();
        var said = new List<string>();
        var options = new DashboardOptions { Port = 0, DataFolder = folder.Of("up"), TakesNextDataFolder = true, Say = said.Add };
        await using var first = await DashboardHost.StartAsync(options, TimeProvider.System, CancellationToken.None);

        await using var second = await DashboardHost.StartAsync(options, TimeProvider.System, CancellationToken.None);

        Assert.Contains($"The data folder {folder.Of("up")} belongs to another page: this one has {folder.Of("up-2")}.", said);
        Assert.True(Directory.Exists(folder.Of("up-2")));
    }

    [Fact]
    public async Task Port_ThatIsTaken_GivesTheNextFreeOne()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await using var first = await StartAsync(folder);
        var said = new List<string>();

        await using var second = await DashboardHost.StartAsync(
            new DashboardOptions { Port = first.Address.Port, DataFolder = other.Path, Say = said.Add }, TimeProvider.System, CancellationToken.None);

        Assert.NotEqual(first.Address.Port, second.Address.Port);
        Assert.Contains(said, s => s.Contains($"port {first.Address.Port} is taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Listening_ForOthersWithoutAToken_IsRefused()
    {
        var error = await Assert.ThrowsAsync<StreamingException>(() => DashboardHost.StartAsync(
            new DashboardOptions { Address = IPAddress.Any }, TimeProvider.System, CancellationToken.None));

        Assert.Equal(Fault.User, error.Fault);
    }

    private static Task<DashboardHost> StartAsync(TemporaryFolder folder) =>
        DashboardHost.StartAsync(new DashboardOptions { Port = 0, DataFolder = folder.Path }, TimeProvider.System, CancellationToken.None);

    private static async Task<string> WhenThereAsync(HttpClient client, string path)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await client.GetAsync(path, patience.Token);
            if (answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(patience.Token) is var text && text.Contains("\"calls\"", StringComparison.Ordinal))
            {
                return text;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
