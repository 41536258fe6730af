using System.Net;
using System.Net.Sockets;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Hosting;

/// <summary>Finds a port that nobody listens on.</summary>
internal static class FreePort
{
    private const int Tries = 50;

    /// <summary>The port, or the next free one after it, which is said. 0 is any.</summary>
    /// <exception cref="StreamingException">None is free.</exception>
    public static int From(IPAddress address, int first, Action<string> say)
    {
        for (var port = first; port < first + Tries && port <= IPEndPoint.MaxPort; port++)
        {
            if (TryBind(address, port) is { } bound)
            {
                if (bound != first && first != 0)
                {
                    say($"port {first} is taken; using {bound}");
                }

                return bound;
            }
        }

        throw StreamingException.ForEnvironment($"The ports {first} to {first + Tries - 1} of {address} are taken.", "Name another one with --port.");
    }

    private static int? TryBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return null;
        }
        catch (SocketException error)
        {
            throw StreamingException.ForEnvironment($"Nothing can listen on {address}: {error.Message}.", "Name an address of this machine with --listen.", error);
        }
    }
}
