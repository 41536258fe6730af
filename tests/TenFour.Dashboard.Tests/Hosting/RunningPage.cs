using System.Text.Json;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Hosting;

/// <summary>A page over the simulated city, and a client of it.</summary>
internal sealed class RunningPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DashboardHost _host;

    private RunningPage(DashboardHost host)
    {
        _host = host;
        Client = new HttpClient { BaseAddress = host.Address };

        // The server ends the connection on which it has refused a body, and the next question must not go out on that one.
        Client.DefaultRequestHeaders.ConnectionClose = true;
    }

    public HttpClient Client { get; }

    public static Task<RunningPage> StartAsync(TemporaryFolder folder) => StartAsync(new DashboardOptions { Port = 0, DataFolder = folder.Path });

    public static async Task<RunningPage> StartAsync(DashboardOptions options) =>
        new(await DashboardHost.StartAsync(options, TimeProvider.System, CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Asks again and again until an answer is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> isWanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        var last = "no answer";
        try
        {
            while (true)
            {
                using var answer = await Client.GetAsync(path, patience.Token);
                last = await answer.Content.ReadAsStringAsync(patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    using var document = JsonDocument.Parse(last);
                    if (isWanted(document.RootElement))
                    {
                        return document.RootElement.Clone();
                    }
                }

                await Task.Delay(100, patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{path} does not become as wanted; the last answer: {last[..Math.Min(last.Length, 1000)]}");
        }
    }

    public Task<JsonElement> WithRowsAsync(string statistic, string question = "") =>
        UntilAsync($"/api/statistics/{statistic}{question}", r => r.TryGetProperty("count", out var count) && count.GetInt64() > 0);

    public async Task<HttpResponseMessage> PutAsync(string name, string sql)
    {
        using var body = new StringContent(sql);
        return await Client.PutAsync($"/api/statistics/{name}", body);
    }
}
