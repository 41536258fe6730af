using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TenFour.Cli.Tests.Programs;

/// <summary>What a collector of OpenTelemetry gets from a query, over real HTTP.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly HttpListener _collector = new();
    private readonly ConcurrentDictionary<string, string> _received = new();
    private readonly string _address;

    public TelemetryTests()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        _address = $"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _collector.Prefixes.Add(_address);
        _collector.Start();
        _ = ReceiveAsync();
    }

    [Fact]
    public async Task Run_WithACollectorNamed_SendsTracesAndMetrics()
    {
        using var folder = new QueryFolder();
        await folder.ProduceAsync(3_000);
        folder.Write("-- title: Told\n-- mode: complete\nSELECT city, count(*) AS calls FROM calls GROUP BY city");
        var start = new ProcessStartInfo(BuiltProgram.Path, ["run", folder.Statistic, "--source", folder.Topic, "--trigger", "available-now", "--sink", "noop"])
        {
            RedirectStandardError = true,
            Environment = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" },
        };

        using var process = Process.Start(start)!;
        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, messages);
        var traces = _received["/v1/traces"];
        Assert.All(["tenfour", "Told", "batch", "addBatch", "walCommit"], name => Assert.Contains(name, traces, StringComparison.Ordinal));
        var metrics = _received["/v1/metrics"];
        Assert.All(
            ["tenfour.batch.duration", "tenfour.records", "used", "tenfour.lag", "tenfour.state.memory"],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
    }

    public void Dispose() => _collector.Close();

    private async Task ReceiveAsync()
    {
        while (_collector.IsListening)
        {
            HttpListenerContext request;
            try
            {
                request = await _collector.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The end of the test.
                return;
            }

            using var reader = new StreamReader(request.Request.InputStream, Encoding.Latin1);
            _received[request.Request.Url!.AbsolutePath] = await reader.ReadToEndAsync();
            request.Response.ContentType = "application/x-protobuf";
            request.Response.Close();
        }
    }
}
