using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TenFour.Dashboard.Hosting;

/// <summary>HEAD gives what GET gives, without the body: for <c>curl -I</c> and for those who watch over the page.</summary>
internal static class HeadRequests
{
    /// <summary>To be called before the routes are matched, which know GET only.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    });
}
