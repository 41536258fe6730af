using System.Net.Sockets;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>Something that takes connections and is no server of Spark: it reads, and then says what it is told to, or nothing.</summary>
internal sealed class FakeListener : IAsyncDisposable
{
    private readonly byte[] _answer;
    private readonly byte[] _toHead;
    private readonly LoopbackListener _listener;

    /// <param name="toHead">The answer to HEAD of HTTP/1; null: the same.</param>
    public FakeListener(byte[] answer, byte[]? toHead = null)
    {
        (_answer, _toHead) = (answer, toHead ?? answer);
        _listener = new LoopbackListener(AnswerAsync);
    }

    public ConnectAddress Address => new("localhost", _listener.Port);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task AnswerAsync(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                var buffer = new byte[1024];
                var stream = client.GetStream();
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 1), stop);
                var answer = buffer[0] == 'H' ? _toHead : _answer;
                await stream.WriteAsync(answer, stop);
                if (answer.Length > 0)
                {
                    client.Client.Shutdown(SocketShutdown.Send);
                }

                // What was sent has to be read: closing over it would take the answer back.
                while (await stream.ReadAsync(buffer, stop) > 0)
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
