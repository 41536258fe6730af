using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace TenFour.Dashboard.Security;

/// <summary>
/// What one reader, that is one address, can make the server do. (ASP.NET Core's own middleware for it looks ten times a second whether there is
/// something to do, which was much of what a page cost at which nobody looked.)
/// </summary>
internal sealed class ReaderLimits
{
    /// <summary>Marks an address that gives whole results, which few at a time may ask for.</summary>
    public static readonly object Download = new DownloadMark();

    private const int Requests = 600;
    private const int DownloadsAtATime = 3;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly LimiterPerReader _requests = new(() => new FixedWindowRateLimiter(
        new FixedWindowRateLimiterOptions { PermitLimit = Requests, Window = Window, AutoReplenishment = false }));

    private readonly LimiterPerReader _downloads = new(() => new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = DownloadsAtATime }));

    /// <summary>Lets a request through, or answers that there are too many. Everything counts, also pages: each that is opened is work, and then a connection.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var reader = context.Connection.RemoteIpAddress?.ToString() ?? "";
        using var request = _requests.Acquire(reader);
        using var download = context.GetEndpoint()?.Metadata.GetMetadata<DownloadMark>() is null ? null : _downloads.Acquire(reader);
        if (request.IsAcquired && download is null or { IsAcquired: true })
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        if (request.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await PlainAnswer.RefuseAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            $"Too much at a time: a reader has {Requests} requests in {Window.TotalSeconds:0} seconds, and {DownloadsAtATime} downloads at once.").ConfigureAwait(false);
    }

    private sealed class DownloadMark;
}
