using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Api;

/// <summary>What the web server refuses under <c>/api</c> before a route has seen it gets the words that the routes' own refusals have.</summary>
internal static class BareAnswers
{
    private static readonly string[] Numbers = ["page", "batch", "partition", "max"];

    public static void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            // A body that is too large, or that breaks off.
            context.Response.StatusCode = error.StatusCode;
        }

        if (context.Response is { HasStarted: false, ContentType: null, StatusCode: >= StatusCodes.Status400BadRequest and var status })
        {
            await JsonAnswer.Refused(Say(context.Request, status), null, status).ExecuteAsync(context).ConfigureAwait(false);
        }
    });

    private static StreamingException Say(HttpRequest request, int status) => status switch
    {
        StatusCodes.Status404NotFound => StreamingException.ForUser($"There is nothing at {request.Path}.", advice: "/api/statistics, /api/topics and /api/engine list what there is."),
        StatusCodes.Status405MethodNotAllowed => StreamingException.ForUser($"{request.Path} does not take {request.Method}."),
        StatusCodes.Status413PayloadTooLarge => StreamingException.ForUser("The text is longer than that of a statistic can be."),
        _ when Numbers.FirstOrDefault(n => request.Query[n] is [{ } text] && !IsNumber(n, text)) is { } name =>
            StreamingException.ForUser($"'{request.Query[name]}' is no value for {name}.", advice: "Write a whole number."),
        _ when request.Query["run"] is [{ } run] && !Guid.TryParse(run, out _) =>
            StreamingException.ForUser($"'{run}' is no value for run.", advice: "Write the id of a run, as /api/engine gives it."),
        _ => StreamingException.ForUser("The request cannot be read."),
    };

    private static bool IsNumber(string name, string text) => name == "batch"
        ? long.TryParse(text, CultureInfo.InvariantCulture, out _)
        : int.TryParse(text, CultureInfo.InvariantCulture, out _);
}
