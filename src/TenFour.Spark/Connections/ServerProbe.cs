using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using TenFour.Spark.Faults;
using TenFour.Spark.Settings;

namespace TenFour.Spark.Connections;

/// <summary>
/// Looks at what listens at an address that does not answer as Spark Connect does, by the first bytes it sends. A server of HTTP/2 greets at
/// once, even while it is too busy to answer.
/// </summary>
internal static class ServerProbe
{
    private const int FrameHeader = 9;
    private const byte SettingsFrame = 4;
    private const byte TlsAlert = 0x15;
    private const byte TlsMajorVersion = 3;

    private static ReadOnlySpan<byte> WebStart => "HTTP/1"u8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>How a client of HTTP/2 begins: its preface, then a frame of settings without any.</summary>
    private static readonly byte[] Greeting = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, SettingsFrame, 0, 0, 0, 0, 0];

    public static async Task<ServerKind> AskAsync(ConnectAddress address, TimeProvider time, CancellationToken cancellation)
    {
        if (address.UseTls)
        {
            // With TLS as it is wanted, both sides have agreed on HTTP/2 before anything is asked.
            var kind = await TryAsync(address, SpeaksTlsAsync, time, cancellation).ConfigureAwait(false);
            return kind == ServerKind.Tls ? ServerKind.Http2 : kind;
        }

        // At once, since a silent program uses up the patience of each.
        var kinds = await Task.WhenAll(
            TryAsync(address, GreetAsync, time, cancellation),
            TryAsync(address, SpeaksHttpAsync, time, cancellation),
            TryAsync(address, SpeaksTlsAsync, time, cancellation)).ConfigureAwait(false);
        return kinds.FirstOrDefault(k => k is not (ServerKind.Other or ServerKind.Silent), kinds.Max());
    }

    private static async Task<ServerKind> TryAsync(
        ConnectAddress address, Func<NetworkStream, ConnectAddress, CancellationToken, Task<ServerKind>> ask, TimeProvider time, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host.Trim('[', ']'), address.Port, both.Token).ConfigureAwait(false);
            await using var stream = client.GetStream();
            return await ask(stream, address, both.Token).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return ServerKind.None;
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            // It hangs up: that is an answer as well.
            return ServerKind.Other;
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return ServerKind.Silent;
        }
    }

    private static async Task<ServerKind> GreetAsync(NetworkStream stream, ConnectAddress address, CancellationToken cancellation)
    {
        await stream.WriteAsync(Greeting, cancellation).ConfigureAwait(false);
        var answer = new byte[FrameHeader];
        var length = await stream.ReadAtLeastAsync(answer, FrameHeader, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return Read(answer.AsSpan(0, length));
    }

    /// <summary>Some web servers answer a greeting of HTTP/2 in a way of their own, but all of them answer this.</summary>
    private static async Task<ServerKind> SpeaksHttpAsync(NetworkStream stream, ConnectAddress address, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HEAD / HTTP/1.1\r\nHost: {address.Host}\r\nConnection: close\r\n\r\n"), cancellation).ConfigureAwait(false);
        var answer = new byte[WebStart.Length];
        var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return answer.AsSpan(0, length).StartsWith(WebStart) ? ServerKind.Web : ServerKind.Other;
    }

    private static ServerKind Read(ReadOnlySpan<byte> answer) => answer switch
    {
        _ when answer.StartsWith(WebStart) => ServerKind.Web,
        [TlsAlert, TlsMajorVersion, ..] => ServerKind.Tls,
        [0, _, _, SettingsFrame, 0, 0, 0, 0, 0] => ServerKind.Http2,
        _ => ServerKind.Other,
    };

    private static async Task<ServerKind> SpeaksTlsAsync(NetworkStream stream, ConnectAddress address, CancellationToken cancellation)
    {
        var hasCertificate = false;
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true, (_, _, _, _) =>
        {
            hasCertificate = true;
            return false;
        });
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, cancellation).ConfigureAwait(false);
        }
        catch (AuthenticationException) when (hasCertificate)
        {
            // It has shown its certificate, which is all that is asked; nothing is sent over this connection.
            return ServerKind.Tls;
        }

        return ServerKind.Other;
    }
}
