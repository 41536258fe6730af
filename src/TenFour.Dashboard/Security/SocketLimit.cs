using System.Net;
using Microsoft.AspNetCore.Connections;

namespace TenFour.Dashboard.Security;

/// <summary>Counts the connections of a reader, also those that ask nothing: one reader must not take all that the server has.</summary>
internal sealed class SocketLimit
{
    /// <summary>Of all readers together.</summary>
    public const int Most = 1_000;

    private const int MostOfAReader = 500;

    private readonly OpenPerReader _open = new(MostOfAReader, Most);

    /// <summary>Lets a connection through, or ends it where it is one too many.</summary>
    public async Task PassAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var reader = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "";
        if (!_open.TryOpen(reader))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            _open.Close(reader);
        }
    }
}
