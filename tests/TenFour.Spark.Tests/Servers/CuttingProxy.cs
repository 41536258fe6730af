using System.Net.Sockets;
using TenFour.Spark.Settings;
using TenFour.Spark.Tests.Fakes;

namespace TenFour.Spark.Tests.Servers;

/// <summary>Passes connections on to a server, and cuts them when it is told to, as a firewall does that forgets them.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly ConnectAddress _server;
    private readonly LoopbackListener _listener;
    private CancellationTokenSource _cut = new();

    public CuttingProxy(ConnectAddress server)
    {
        _server = server;
        _listener = new LoopbackListener(PassAsync);
    }

    public ConnectAddress Address => _server with { Host = "localhost", Port = _listener.Port };

    /// <summary>How many connections there have been.</summary>
    public int Connections { get; private set; }

    public void Cut() => Interlocked.Exchange(ref _cut, new CancellationTokenSource()).Cancel();

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _cut.Dispose();
    }

    private async Task PassAsync(TcpClient client, CancellationToken stop)
    {
        Connections++;
        using var server = new TcpClient();
        using (client)
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(stop, _cut.Token))
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
