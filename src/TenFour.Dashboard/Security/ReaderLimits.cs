using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace TenFour.Dashboard.Security;

/// <summary>What one reader can make the server do through the API.</summary>
internal static class ReaderLimits
{
    public const string Policy = "reader";

    private const int Requests = 300;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = Requests, Window = Window }));
    }
}
