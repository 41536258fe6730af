using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TenFour.Dashboard.Hosting;
using TenFour.Dashboard.Settings;
using TenFour.Dashboard.Tests.Hosting;
using TenFour.Streaming.Errors;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Security;

/// <summary>Attacks on a page, byte by byte as an attacker would send them.</summary>
public sealed class GuardTests(RunningPageFixture shared) : IClassFixture<RunningPageFixture>
{
    private const string Token = "a-token-of-some-length";

    [Theory]
    [InlineData("GET /api/statistics", "Host: localhost", "200")]
    [InlineData("GET /api/statistics", "Host: evil.example", "421")]
    [InlineData("GET /api/statistics", "Host: localhost.evil.example", "421")]
    [InlineData("GET /api/statistics", "Host: 127.0.0.1.nip.io", "421")]
    [InlineData("GET /api/statistics", "Host: ", "421")]
    [InlineData("GET /api/statistics", "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image", "403")]
    [InlineData("GET /", "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe", "403")]
    [InlineData("GET /", "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document", "200")]
    [InlineData("GET /_blazor", "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://evil.example", "403")]
    [InlineData("GET /_blazor", "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: null", "403")]
    [InlineData("GET /_blazor?id=guessed", "Host: localhost", "400")]
    [InlineData("PUT /api/statistics/mine", "Host: localhost\r\nOrigin: https://evil.example\r\nContent-Length: 0", "403")]
    [InlineData("DELETE /api/statistics/mine", "Host: localhost\r\nOrigin: http://localhost:1", "403")]
    [InlineData("POST /api/check", "Host: localhost\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nContent-Length: 0", "403")]
    [InlineData("POST /api/check", "Host: localhost\r\nContent-Length: 99999999", "413")]
    [InlineData("GET /web/..%2f..%2fetc%2fpasswd", "Host: localhost", "404")]
    [InlineData("TRACE /", "Host: localhost", "405")]
    [InlineData("HEAD /", "Host: localhost", "200")]
    [InlineData("HEAD /api/statistics", "Host: localhost", "200")]
    [InlineData("HEAD /api/nothing", "Host: localhost", "404")]
    [InlineData("HEAD /", "Host: evil.example", "421")]
    public async Task Request_FromAnywhere_IsAnsweredWith(string request, string headers, string expected) =>
        Assert.Equal(expected, await StatusAsync(shared.Page.Client.BaseAddress!, request, headers));

    [Fact]
    public async Task Page_WithAToken_ShowsNothingAndKeepsItToItself()
    {
        using var folder = new TemporaryFolder();
        await using var host = await DashboardHost.StartAsync(
            new DashboardOptions { Port = 0, DataFolder = folder.Path, Token = Token }, TimeProvider.System, CancellationToken.None);
        var server = new Uri(host.Address.GetLeftPart(UriPartial.Authority));

        foreach (var path in new[] { "/", "/statistics", "/api/statistics", "/api/topics", "/metrics", "/web/app.css", "/_framework/blazor.web.js", "/_blazor/negotiate" })
        {
            Assert.Equal("401", await StatusAsync(server, $"GET {path}", "Host: localhost"));
        }

        Assert.Equal("401", await StatusAsync(server, "GET /api/statistics", "Host: localhost\r\nAuthorization: Bearer a-token-of-some-lengtH"));
        Assert.Equal("200", await StatusAsync(server, "GET /api/statistics", $"Host: localhost\r\nAuthorization: Bearer {Token}"));
        Assert.Equal("302", await StatusAsync(server, $"GET /?token={Token}", "Host: localhost"));
        Assert.Equal("200", await StatusAsync(server, "GET /api/statistics", $"Host: localhost\r\nAuthorization: bearer {Token}"));
        using var client = new HttpClient { BaseAddress = server };
        using var refused = await client.GetAsync("/");
        Assert.Equal("Bearer", Assert.Single(refused.Headers.WwwAuthenticate).Scheme);
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token}");
        foreach (var path in new[] { "/", "/api/statistics", "/api/feed", "/metrics" })
        {
            Assert.DoesNotContain(Token, await client.GetStringAsync(path), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories), f => f.Contains("key-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/statistics/alarms?sort=-calls&token=" + Token, "/statistics/alarms?sort=-calls")]
    [InlineData("//evil.example/?token=" + Token, "/evil.example/")]
    [InlineData("/%5Cevil.example?token=" + Token, "/%5Cevil.example")]
    public async Task Token_InAnAddress_LeavesItAndNothingElse(string asked, string led)
    {
        using var folder = new TemporaryFolder();
        await using var host = await DashboardHost.StartAsync(
            new DashboardOptions { Port = 0, DataFolder = folder.Path, Token = Token }, TimeProvider.System, CancellationToken.None);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var answer = await client.GetAsync(new Uri($"{host.Address.GetLeftPart(UriPartial.Authority)}{asked}"));

        Assert.Equal(led, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Token_ThatCanBeGuessed_IsRefused()
    {
        var error = await Assert.ThrowsAsync<StreamingException>(() => DashboardHost.StartAsync(
            new DashboardOptions { Address = IPAddress.Any, Token = "short" }, TimeProvider.System, CancellationToken.None));

        Assert.Equal(Fault.User, error.Fault);
    }

    [Fact]
    public async Task Reader_WhoAsksWithoutEnd_IsToldToWait()
    {
        using var folder = new TemporaryFolder();
        await using var page = await RunningPage.StartAsync(folder);

        var answers = new ConcurrentBag<HttpStatusCode>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 100 }, async (_, cancellation) =>
        {
            using var answer = await page.Client.GetAsync("/health", cancellation);
            answers.Add(answer.StatusCode);
        });

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task Reader_WithConnectionsThatAskNothing_LeavesSomeToOthers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "127.0.0.2 is an address of this machine on Linux");
        using var folder = new TemporaryFolder();
        await using var page = await RunningPage.StartAsync(folder);
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 520; i++)
            {
                var client = new TcpClient();
                idle.Add(client);
                await ConnectAsync(client, page.Client.BaseAddress!.Port);
            }

            // Another address of this machine is another reader.
            using var other = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
            await other.ConnectAsync(IPAddress.Loopback, page.Client.BaseAddress!.Port);
            await other.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            using var reader = new StreamReader(other.GetStream(), Encoding.ASCII);
            Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());

            // Those that were too many are closed at once; an idle one would be after two minutes.
            Assert.True(await IsClosedAsync(idle[^1]).WaitAsync(TimeSpan.FromSeconds(20)));
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    private static async Task ConnectAsync(TcpClient client, int port)
    {
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            // Closed while it was being opened.
        }
    }

    private static async Task<bool> IsClosedAsync(TcpClient client)
    {
        try
        {
            return !client.Connected || await client.GetStream().ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<string> StatusAsync(Uri server, string request, string headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request} HTTP/1.1\r\n{headers}\r\n{(headers.Contains("Upgrade", StringComparison.Ordinal) ? "" : "Connection: close\r\n")}\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var status = await reader.ReadLineAsync();
        return status!.Split(' ')[1];
    }
}
