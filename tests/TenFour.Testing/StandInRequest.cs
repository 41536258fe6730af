using Microsoft.AspNetCore.Http;

namespace TenFour.Testing;

/// <summary>What somebody asked a <see cref="DatasetStandIn"/>.</summary>
/// <param name="At">When, by the clock of the test.</param>
/// <param name="Where">The rows that were wanted; empty for all.</param>
/// <param name="Tag">The tag that was known already; empty for none.</param>
/// <param name="Token">The application token; empty for none.</param>
public sealed record StandInRequest(DateTimeOffset At, string Where, string Tag, string Token)
{
    internal static StandInRequest Of(HttpRequest request, DateTimeOffset at) => new(
        at, request.Query["$where"].ToString(), request.Headers.IfNoneMatch.ToString(), request.Headers["X-App-Token"].ToString());
}
