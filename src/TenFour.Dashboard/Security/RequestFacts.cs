namespace TenFour.Dashboard.Security;

/// <summary>What decides whether a request is served.</summary>
/// <param name="Host">The name that the browser used, without the port.</param>
/// <param name="Authority">The same with the port.</param>
/// <param name="Origin">The page that the request comes from, or null.</param>
/// <param name="IsForeign">The browser says that another site's page sends it, and not because somebody follows a link.</param>
/// <param name="CanChange">It could change something: not a plain GET, or a WebSocket.</param>
internal sealed record RequestFacts(
    string Host, string Authority, string? Origin, bool IsForeign, bool CanChange, string? QueryToken, string? CookieToken, string? BearerToken);
