using System.Net;
using System.Net.Sockets;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>Something that takes connections and is no server of Spark: it reads, and then says what it is told to, or nothing.</summary>
internal sealed class FakeListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _answer;
    private readonly byte[] _toHead;
    private readonly Task _running;

    /// <param name="toHead">The answer to HEAD of HTTP/1; null: the same.</param>
    public FakeListener(byte[] answer, byte[]? toHead = null)
    {
        (_answer, _toHead) = (answer, toHead ?? answer);
        _listener.Start();
        _running = RunAsync();
    }

    public ConnectAddress Address => new("localhost", ((IPEndPoint)_listener.LocalEndpoint).Port);

    public async ValueTask DisposeAsync()
    {
        // Stopped last: a loop that is just about to accept again must find it listening.
        await _stop.CancelAsync();
        await _running;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var buffer = new byte[1024];
                var stream = client.GetStream();
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 1), _stop.Token);
                var answer = buffer[0] == 'H' ? _toHead : _answer;
                await stream.WriteAsync(answer, _stop.Token);
                if (answer.Length > 0)
                {
                    client.Client.Shutdown(SocketShutdown.Send);
                }

                // What was sent has to be read: closing over it would take the answer back.
                while (await stream.ReadAsync(buffer, _stop.Token) > 0)
                {
                }
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // The other side has hung up, or the test is over.
            }
        }
    }
}
