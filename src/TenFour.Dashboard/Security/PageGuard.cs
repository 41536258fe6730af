using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TenFour.Dashboard.Settings;

namespace TenFour.Dashboard.Security;

/// <summary>Stands before everything that the server answers: headers, and who may ask.</summary>
internal static class PageGuard
{
    private const string CookieName = "tenfour";
    private const string TokenName = "token";
    private const string BearerPrefix = "Bearer ";

    // Styles may be inline because charts place their tooltips so; scripts never.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void Use(IApplicationBuilder app, DashboardOptions options)
    {
        var connections = new ConnectionLimit();
        var check = new RequestCheck(options.Token, options.Address);
        app.Use((context, next) =>
        {
            AddHeaders(context.Response.Headers);
            return Answer(context, check.Decide(FactsOf(context.Request)), c => connections.PassAsync(c, next), options.Token);
        });
    }

    private static Task Answer(HttpContext context, RequestVerdict verdict, RequestDelegate next, string? token) => verdict switch
    {
        RequestVerdict.Allowed => next(context),
        RequestVerdict.BringsToken => TakeToken(context, token!),
        RequestVerdict.NeedsToken when context.Request.Path.StartsWithSegments("/health") => next(context),
        RequestVerdict.NeedsToken => DemandToken(context),
        RequestVerdict.WrongHost => PlainAnswer.RefuseAsync(context, 421, "This page answers to localhost only."),
        _ => PlainAnswer.RefuseAsync(context, 403, "A page of another site must not use this one."),
    };

    private static Task DemandToken(HttpContext context)
    {
        // No browser asks its reader for a bearer token, as it would for a password.
        context.Response.Headers.WWWAuthenticate = BearerPrefix.TrimEnd();
        return PlainAnswer.RefuseAsync(context, 401, "Open the address that `tenfour up` printed, or send its token as a bearer token.");
    }

    private static Task TakeToken(HttpContext context, string token)
    {
        // The token leaves the address, where it would be copied along with it. The rest stays, and stays here: "//name" would be another site.
        context.Response.Cookies.Append(CookieName, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        var rest = QueryString.Create(context.Request.Query.Where(part => !string.Equals(part.Key, TokenName, StringComparison.OrdinalIgnoreCase)));
        context.Response.Redirect($"/{context.Request.Path.ToUriComponent().TrimStart('/')}{rest}");
        return Task.CompletedTask;
    }

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    // A link may lead here; nothing of another site may load, frame or call what is here.
    private static bool IsForeign(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"].FirstOrDefault() is "cross-site" or "same-site"
        && (headers["Sec-Fetch-Mode"].FirstOrDefault() != "navigate" || headers["Sec-Fetch-Dest"].FirstOrDefault() != "document");

    private static RequestFacts FactsOf(HttpRequest request) => new(
        request.Host.Host,
        request.Host.Value ?? "",
        request.Headers.Origin.FirstOrDefault(),
        IsForeign(request.Headers),
        !HttpMethods.IsGet(request.Method) || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase),
        request.Query[TokenName].FirstOrDefault(),
        request.Cookies[CookieName],
        request.Headers.Authorization.FirstOrDefault() is { } value && value.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? value[BearerPrefix.Length..]
            : null);
}
