using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace TenFour.Dashboard.Security;

/// <summary>What one reader, that is one address, can make the server do.</summary>
internal static class ReaderLimits
{
    public const string Downloads = "downloads";

    private const int Requests = 600;
    private const int DownloadsAtATime = 3;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (rejected, cancellation) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            return new ValueTask(rejected.HttpContext.Response.WriteAsync(
                $"Too much at a time: a reader has {Requests} requests in {Window.TotalSeconds:0} seconds, and {DownloadsAtATime} downloads at once.", cancellation));
        };

        // Everything counts, also pages: each page that is opened is work, and then a connection.
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
            Reader(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = Requests, Window = Window }));
        options.AddPolicy(Downloads, context => RateLimitPartition.GetConcurrencyLimiter(
            Reader(context), _ => new ConcurrencyLimiterOptions { PermitLimit = DownloadsAtATime }));
    }

    private static string Reader(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
