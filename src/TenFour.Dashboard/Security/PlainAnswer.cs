using Microsoft.AspNetCore.Http;

namespace TenFour.Dashboard.Security;

/// <summary>A refusal in one sentence, for those to whom no page and no JSON is given.</summary>
internal static class PlainAnswer
{
    public static Task RefuseAsync(HttpContext context, int status, string text)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "text/plain; charset=utf-8");
        return context.Response.WriteAsync(text);
    }
}
