using System.Net;
using System.Net.Sockets;
using System.Text;
using TenFour.Spark.Connections;
using TenFour.Spark.Faults;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Spark.Tests.Fakes;
using TenFour.Streaming.Errors;

namespace TenFour.Spark.Tests.Connections;

/// <summary>Addresses at which there is no server of Spark.</summary>
public sealed class OtherServerTests
{
    [Fact]
    public async Task Port_ThatNobodyListensTo_IsTold()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var error = await FailAsync(new ConnectAddress("localhost", port));
        Assert.Contains($"sc://localhost:{port}: nobody listens there (Connection refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_ThatDoesNotExist_IsTold()
    {
        var error = await FailAsync(new ConnectAddress("no-such-host.invalid", 15002));
        Assert.Contains("sc://no-such-host.invalid:15002: there is no such host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebServer_OfHttp1_IsTold()
    {
        await using var server = new FakeListener(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
        var error = await FailAsync(server.Address);
        Assert.Contains($"{server.Address.Display}: what listens there is a web server", error.Message, StringComparison.Ordinal);
        Assert.Contains("4040", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatSaysNothing_IsTold()
    {
        await using var server = new FakeListener([]);
        var error = await FailAsync(server.Address);
        Assert.Contains($"{server.Address.Display}: what listens there says nothing", error.Message, StringComparison.Ordinal);
        Assert.Contains("out of memory", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebServer_ThatKnowsNoHttp2_IsTold()
    {
        await using var server = new FakeListener("<!DOCTYPE HTML><p>Bad request"u8.ToArray(), toHead: "HTTP/1.0 200 OK\r\n\r\n"u8.ToArray());
        var error = await FailAsync(server.Address);
        Assert.Contains($"{server.Address.Display}: what listens there is a web server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_OfSomethingElse_IsTold()
    {
        await using var server = new FakeListener("SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray());
        var error = await FailAsync(server.Address);
        Assert.Contains($"{server.Address.Display}: what listens there does not speak Spark Connect", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TlsServer_SpokenToInPlainText_SaysHow()
    {
        using var certificate = SelfMadeCertificate.Create(TimeProvider.System.GetUtcNow());
        await using var server = await FakeSpark.StartAsync(certificate);
        var error = await FailAsync(server.Address);
        Assert.Contains("what listens there speaks TLS", error.Message, StringComparison.Ordinal);
        Assert.Contains("use_ssl=true", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainServer_SpokenToWithTls_IsTold()
    {
        await using var server = await FakeSpark.StartAsync();
        var error = await FailAsync(server.Address with { UseTls = true });
        Assert.Contains("TLS fails", error.Message, StringComparison.Ordinal);
        Assert.Contains("leave use_ssl and token out", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_OfAnotherService_IsTold()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.AnalyzeFailures.Enqueue(new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unimplemented, "Service is unimplemented.")));
        var error = await FailAsync(server.Address);
        Assert.Contains("does not speak Spark Connect (Service is unimplemented)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatIsSlowAtFirst_IsWaitedFor()
    {
        await using var server = await FakeSpark.StartAsync();
        server.Script.AnalyzeDelay = TimeSpan.FromMilliseconds(500);
        var warnings = new List<string>();
        var options = new ClientOptions(TimeProvider.System) { FirstPatience = TimeSpan.FromMilliseconds(50), Warn = warnings.Add };
        using var session = await SparkSession.ConnectAsync(server.Address, options, TestContext.Current.CancellationToken);
        Assert.Contains("has not answered yet", Assert.Single(warnings), StringComparison.Ordinal);
    }

    private static async Task<SparkException> FailAsync(ConnectAddress address)
    {
        var options = new ClientOptions(TimeProvider.System) { FirstPatience = TimeSpan.FromSeconds(1) };
        var error = await Assert.ThrowsAsync<SparkException>(() => SparkSession.ConnectAsync(address, options, TestContext.Current.CancellationToken));
        Assert.Equal(Fault.Environment, error.Fault);
        return error;
    }
}
