using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Api;

/// <summary>What the web server refuses under <c>/api</c> before a route has seen it gets the words that the routes' own refusals have.</summary>
internal static partial class BareAnswers
{
    public static void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        string? wrong = null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            (context.Response.StatusCode, wrong) = (error.StatusCode, error.Message);
        }

        if (context.Response is { HasStarted: false, ContentType: null, StatusCode: >= StatusCodes.Status400BadRequest and var status })
        {
            await JsonAnswer.Refused(Say(context.Request, status, wrong), null, status).ExecuteAsync(context).ConfigureAwait(false);
        }
    });

    private static StreamingException Say(HttpRequest request, int status, string? wrong) => status switch
    {
        StatusCodes.Status404NotFound => StreamingException.ForUser($"There is nothing at {request.Path}.", advice: "/api/statistics, /api/topics and /api/engine list what there is."),
        StatusCodes.Status405MethodNotAllowed => StreamingException.ForUser($"{request.Path} does not take {request.Method}."),
        StatusCodes.Status413PayloadTooLarge => StreamingException.ForUser("The text is longer than that of a statistic can be."),
        _ when Parameter().Match(wrong ?? "") is { Success: true } match => StreamingException.ForUser(
            $"'{match.Groups["value"].Value}' is no value for {match.Groups["name"].Value}.",
            advice: match.Groups["type"].Value.Contains("Guid", StringComparison.Ordinal) ? "Write the id of a run, as /api/engine/NAME/run gives it." : "Write a whole number."),
        _ => StreamingException.ForUser("The request cannot be read."),
    };

    /// <summary>How ASP.NET Core names the parameter, which it gives nowhere else.</summary>
    [GeneratedRegex("parameter \"(?<type>.+) (?<name>\\w+)\" from \"(?<value>.*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
