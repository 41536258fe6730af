using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using TenFour.Cli.Tests.Architecture;

namespace TenFour.Cli.Tests.Programs;

/// <summary>What a collector of OpenTelemetry gets from a query, over real HTTP.</summary>
public sealed partial class TelemetryTests : IDisposable
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
        folder.Write("-- title: Told\n-- mode: update\nSELECT city, count(*) AS calls FROM calls WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES GROUP BY city");
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
        Assert.Contains("used", metrics, StringComparison.Ordinal);
        Assert.Equal(Documented().Order(), Name().Matches(metrics).Select(m => m.Value).Distinct().Order());
    }

    /// <summary>The names of metrics and their attributes that the manual lists.</summary>
    private static IEnumerable<string> Documented()
    {
        var manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var part = manual[manual.IndexOf("\n| metric |", StringComparison.Ordinal)..manual.IndexOf("\n## Prometheus", StringComparison.Ordinal)];
        return Name().Matches(part).Select(m => m.Value).Distinct();
    }

    [GeneratedRegex(@"tenfour(\.[a-z]+)+")]
    private static partial Regex Name();

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
