using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace TenFour.Dashboard.Security;

/// <summary>Decides, without I/O, whether a request is served.</summary>
/// <param name="token">What a reader must show, or null.</param>
/// <param name="address">Where the page listens. Where that is this machine only, only this machine's own names may lead to it.</param>
internal sealed class RequestCheck(string? token, IPAddress address)
{
    private readonly string[] _ownNames =
        ["localhost", $"{IPAddress.Loopback}", $"[{IPAddress.IPv6Loopback}]", $"{IPAddress.IPv6Loopback}", $"{address}", $"[{address}]"];

    public RequestVerdict Decide(RequestFacts request) => request switch
    {
        _ when IPAddress.IsLoopback(address) && !_ownNames.Contains(request.Host, StringComparer.OrdinalIgnoreCase) => RequestVerdict.WrongHost,
        { IsForeign: true } => RequestVerdict.WrongOrigin,
        { CanChange: true, Origin: { } origin } when !IsOwn(origin, request.Authority) => RequestVerdict.WrongOrigin,
        _ when token is null => RequestVerdict.Allowed,
        _ when IsToken(request.QueryToken) => RequestVerdict.BringsToken,
        _ when IsToken(request.CookieToken) || IsToken(request.BearerToken) => RequestVerdict.Allowed,
        _ => RequestVerdict.NeedsToken,
    };

    private static bool IsOwn(string origin, string authority) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, authority, StringComparison.OrdinalIgnoreCase);

    // Compared in constant time: how long it takes tells nothing about the token.
    private bool IsToken(string? shown) =>
        shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token!));
}
