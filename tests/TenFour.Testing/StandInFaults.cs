using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TenFour.Testing;

/// <summary>What a server can do instead of answering.</summary>
public static class StandInFaults
{
    public static Func<HttpContext, Task> Status(int status, TimeSpan? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = after.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return Task.CompletedTask;
    };

    /// <summary>A body with a tag, as if it were the rows.</summary>
    public static Func<HttpContext, Task> Body(string text, string type = "application/json") => context =>
    {
        context.Response.Headers.ETag = "\"broken\"";
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
    };

    /// <summary>Nothing comes until the other side gives up.</summary>
    public static async Task Silence(HttpContext context) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>The answer begins, and then nothing comes.</summary>
    public static async Task Stall(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync("[{\"cad_number\":\"1\""u8.ToArray());
        await context.Response.Body.FlushAsync();
        await Silence(context);
    }

    /// <summary>The connection breaks in the middle of the answer.</summary>
    public static async Task BreakOff(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync("[{\"cad_number\":\"1\""u8.ToArray());
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
