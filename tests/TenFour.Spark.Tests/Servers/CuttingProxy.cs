using System.Net;
using System.Net.Sockets;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Tests.Servers;

/// <summary>Passes connections on to a server, and cuts them when it is told to, as a firewall does that forgets them.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConnectAddress _server;
    private readonly Task _running;
    private CancellationTokenSource _cut = new();

    public CuttingProxy(ConnectAddress server)
    {
        _server = server;
        _listener.Start();
        _running = RunAsync();
    }

    public ConnectAddress Address => _server with { Host = "localhost", Port = ((IPEndPoint)_listener.LocalEndpoint).Port };

    /// <summary>How many connections there have been.</summary>
    public int Connections { get; private set; }

    public void Cut() => Interlocked.Exchange(ref _cut, new CancellationTokenSource()).Cancel();

    public async ValueTask DisposeAsync()
    {
        // Stopped last: a loop that is just about to accept again must find it listening.
        await _stop.CancelAsync();
        await _running;
        _listener.Stop();
        _stop.Dispose();
        _cut.Dispose();
    }

    private async Task RunAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                passing.Add(PassAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _cut.Token))
        {
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, end.Token);
                var (here, there) = (client.GetStream(), server.GetStream());
                await Task.WhenAny(here.CopyToAsync(there, end.Token), there.CopyToAsync(here, end.Token));
            }
            catch (Exception ended) when (ended is SocketException or OperationCanceledException)
            {
                // One side has gone, or the connection is cut.
            }
        }
    }
}
