using System.Diagnostics;
using System.Text.Json;

namespace TenFour.Kafka.Tests.Harness;

/// <summary>The program's page as a process of its own, asked as a browser would.</summary>
internal sealed class ShownPage : IAsyncDisposable
{
    private const string Announcement = "TenFour is at ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _messages;
    private readonly HttpClient _client;

    private ShownPage(Process process, Task<string> messages, Uri address)
    {
        (_process, _messages) = (process, messages);
        _client = new HttpClient { BaseAddress = address };
    }

    /// <summary>Starts <c>tenfour up</c> on any free port and waits for its address.</summary>
    public static async Task<ShownPage> StartAsync(params string[] arguments)
    {
        var process = TenFourProgram.Start(["up", "--port", "0", .. arguments]);
        var messages = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.True(line?.StartsWith(Announcement, StringComparison.Ordinal), line ?? await messages);
        return new ShownPage(process, messages, new Uri(line![Announcement.Length..]));
    }

    /// <summary>What is answered, also where it is a refusal.</summary>
    public async Task<string> TextAsync(string path)
    {
        using var answer = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks again and again until the answer is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> isWanted)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await _client.GetAsync(path, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode && JsonDocument.Parse(text).RootElement is var root && isWanted(root))
            {
                return root;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"{path} does not become as wanted; the last answer: {text[..Math.Min(text.Length, 4000)]}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends it as a crash would.</summary>
    /// <returns>What it has said on the terminal.</returns>
    public async Task<string> KillAsync()
    {
        _process.Kill();
        return await _messages;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }
}
