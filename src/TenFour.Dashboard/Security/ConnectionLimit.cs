using Microsoft.AspNetCore.Http;

namespace TenFour.Dashboard.Security;

/// <summary>Counts the open connections of pages: each has its state on the server for as long as it is open.</summary>
internal sealed class ConnectionLimit
{
    private const int Most = 200;
    private const int MostOfAReader = 100;
    private const string HubPath = "/_blazor";

    private readonly OpenPerReader _open = new(MostOfAReader, Most);

    /// <summary>Lets a request through, unless it is a connection too many, or one that would not be counted.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.Equals(HubPath, StringComparison.OrdinalIgnoreCase))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest && !IsUpgrade(context.Request))
        {
            await PlainAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, "The page is connected by a WebSocket, and by nothing else.").ConfigureAwait(false);
            return;
        }

        var reader = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!_open.TryOpen(reader))
        {
            await PlainAnswer.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, $"Too many pages are open: {MostOfAReader} of a reader, {Most} of all.").ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            _open.Close(reader);
        }
    }

    /// <summary>HTTP/1.1 upgrades; HTTP/2 connects.</summary>
    private static bool IsUpgrade(HttpRequest request) =>
        string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase) || HttpMethods.IsConnect(request.Method);
}
