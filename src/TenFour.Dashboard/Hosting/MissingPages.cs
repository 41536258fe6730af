using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TenFour.Dashboard.Hosting;

/// <summary>A browser that asks for an address that is no page gets one that says so. Whoever asks for data gets no page.</summary>
internal static class MissingPages
{
    public static void Use(IApplicationBuilder app) => app.UseWhen(IsPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found"));

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/api");
}
