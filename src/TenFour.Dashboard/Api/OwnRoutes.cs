using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TenFour.Dashboard.Statistics;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Api;

/// <summary>Statistics of one's own, for programs: the body is the statistic's text.</summary>
internal static class OwnRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/check", (HttpRequest request, StatisticCheck check) => WithTextAsync(request, async text =>
            JsonAnswer.Of(Describe(await check.RunAsync("query", text).ConfigureAwait(false)))));
        api.MapPut("/statistics/{name}", (string name, HttpRequest request, OwnStatistics own) => WithTextAsync(request, async text =>
        {
            var saved = await own.SaveAsync(name, text).ConfigureAwait(false);
            return saved.Failure is { } failure
                ? JsonAnswer.Of(writer => Describe(writer, name, failure), StatusCodes.Status202Accepted)
                : TypedResults.Text("", statusCode: StatusCodes.Status204NoContent);
        }));
        api.MapDelete("/statistics/{name}", (string name, OwnStatistics own) => TryAsync(null, async () =>
        {
            await own.RemoveAsync(name).ConfigureAwait(false);
            return TypedResults.NoContent();
        }));
    }

    /// <summary>Why a statistic that has been saved does not run.</summary>
    private static void Describe(Utf8JsonWriter writer, string name, Exception failure)
    {
        writer.WriteStartObject();
        writer.WriteString("saved", name);
        writer.WriteBoolean("active", false);
        writer.WriteString("error", failure.Message);
        writer.WriteString("condition", (failure as StreamingException)?.Condition);
        writer.WriteString("advice", (failure as StreamingException)?.Advice);
        writer.WriteEndObject();
    }

    private static Action<Utf8JsonWriter> Describe(CheckedStatistic statistic) => writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("columns", statistic.Columns.ToDdl());
        writer.WriteStartArray("findings");
        foreach (var finding in statistic.Findings)
        {
            writer.WriteStringValue(finding);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    };

    private static async Task<IResult> WithTextAsync(HttpRequest request, Func<string, Task<IResult>> answer)
    {
        // One character more than allowed is enough to refuse it.
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var characters = new char[StatisticCheck.LongestText + 1];
        var length = await reader.ReadBlockAsync(characters, request.HttpContext.RequestAborted).ConfigureAwait(false);
        var text = new string(characters, 0, length);
        return await TryAsync(text, () => answer(text)).ConfigureAwait(false);
    }

    private static async Task<IResult> TryAsync(string? text, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer().ConfigureAwait(false);
        }
        catch (StreamingException error)
        {
            return JsonAnswer.Refused(error, text, JsonAnswer.StatusOf(error));
        }
    }
}
