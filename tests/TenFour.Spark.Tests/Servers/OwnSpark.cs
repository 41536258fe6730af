using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TenFour.Spark.Connections;
using TenFour.Spark.Sessions;
using TenFour.Spark.Settings;
using TenFour.Testing;

namespace TenFour.Spark.Tests.Servers;

/// <summary>
/// A Spark Connect server of a test's own, or a cluster with one, which can be killed and configured. Started by the script of TENFOUR_TEST_SERVERS, which
/// takes half a minute on a busy machine: only in the full run.
/// </summary>
internal sealed class OwnSpark : IAsyncDisposable
{
    /// <summary>The script gives its cluster this port, so that there is one cluster a machine.</summary>
    private const int MasterPort = 7077;

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _start;
    private readonly string? _home;

    private OwnSpark(string[] start, string? home) => (_start, _home) = (start, home);

    private static string? Script => Environment.GetEnvironmentVariable("TENFOUR_TEST_SERVERS");

    public ConnectAddress Address { get; private init; } = new("localhost", ConnectAddress.DefaultPort);

    /// <summary>What the server has written into its log.</summary>
    public string Log => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    private string LogPath => Path.Combine(_folder.Of("run"), "spark-connect.log");

    /// <param name="conf">Settings, <c>name=value</c>.</param>
    public static Task<OwnSpark> StartAsync(params string[] conf) => StartAsync(null, conf);

    /// <summary>A server without the package for Kafka.</summary>
    public static async Task<OwnSpark> StartWithoutKafkaAsync()
    {
        SkipUnlessFull();
        var home = Directory.CreateTempSubdirectory("tenfour-spark-").FullName;
        await LinkAsync(await HomeAsync(), home);
        return await StartAsync(home);
    }

    /// <summary>A master and two workers.</summary>
    public static async Task<OwnSpark> StartClusterAsync()
    {
        SkipUnlessFull();
        Assert.SkipUnless(IsFree(MasterPort), $"another cluster has the port {MasterPort}");
        var port = FreePort();
        var cluster = new OwnSpark(["spark", "cluster", "start", "--port", $"{port}"], null) { Address = new("localhost", port) };
        await cluster.StartAgainAsync();
        return cluster;
    }

    public Task<SparkSession> ConnectAsync(RetryPolicy? retries = null) => SparkSession.ConnectAsync(
        Address,
        new ClientOptions(TimeProvider.System) { Retries = retries ?? RetryPolicy.Default },
        TestContext.Current.CancellationToken);

    public Task KillAsync() => ScriptAsync(["spark", "stop", "--kill"]);

    public Task StartAgainAsync() => ScriptAsync(_start);

    /// <summary>Kills one of the workers, and leaves the rest of the cluster alone.</summary>
    public async Task KillWorkerAsync()
    {
        var id = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Of("run"), "spark-worker-1.pid")), null);
        using var worker = Process.GetProcessById(id);
        worker.Kill();
        await worker.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
        if (_home is not null)
        {
            Directory.Delete(_home, recursive: true);
        }
    }

    private static async Task<OwnSpark> StartAsync(string? home, params string[] conf)
    {
        SkipUnlessFull();
        var port = FreePort();
        string[] start = ["spark", "start", "--port", $"{port}", "--ui", $"{FreePort()}", "--memory", "1g", .. conf.SelectMany(c => new[] { "--conf", c })];
        var server = new OwnSpark(start, home) { Address = new("localhost", port) };
        await server.StartAgainAsync();
        return server;
    }

    private static void SkipUnlessFull()
    {
        Assert.SkipWhen(Script is null, "TENFOUR_TEST_SERVERS is not set");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1", "TENFOUR_TEST_FULL is not 1");
    }

    /// <summary>Where the script has unpacked Spark.</summary>
    private static async Task<string> HomeAsync()
    {
        using var unpack = Process.Start(new ProcessStartInfo(Script!, ["unpack"]))!;
        await unpack.WaitForExitAsync();
        using var where = Process.Start(new ProcessStartInfo(Script!, ["where"]) { RedirectStandardOutput = true })!;
        var text = await where.StandardOutput.ReadToEndAsync();
        await where.WaitForExitAsync();
        return text.Split('\n')[0];
    }

    /// <summary>The same Spark by links, with the script's mark that it is unpacked, and without what reads Kafka.</summary>
    private static Task LinkAsync(string from, string to) => Task.Run(() =>
    {
        var jars = Directory.CreateDirectory(Path.Combine(to, "spark", "jars")).FullName;
        foreach (var mark in Directory.EnumerateFiles(Path.Combine(from, "spark"), ".*"))
        {
            File.Copy(mark, Path.Combine(to, "spark", Path.GetFileName(mark)));
        }

        foreach (var jar in Directory.EnumerateFiles(Path.Combine(from, "spark", "jars")).Where(j => !j.Contains("kafka", StringComparison.Ordinal)))
        {
            File.CreateSymbolicLink(Path.Combine(jars, Path.GetFileName(jar)), jar);
        }
    });

    private async Task ScriptAsync(string[] arguments)
    {
        // Not redirected: the server would keep the pipes open.
        var start = new ProcessStartInfo(Script!, arguments) { WorkingDirectory = _folder.Path, Environment = { ["SERVERS_RUN"] = _folder.Of("run") } };
        if (_home is not null)
        {
            start.Environment["SERVERS_HOME"] = _home;
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
