using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Dashboard.Api;

/// <summary>An answer in JSON, written by hand: nothing is looked up by reflection.</summary>
internal static class JsonAnswer
{
    /// <summary>Records stay readable. No browser takes the answer for a page: its content type and nosniff forbid that.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Of(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            write(writer);
        }

        return TypedResults.Text(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), "application/json", status);
    }

    /// <summary>The environment may be there again later; anything else has to be asked differently.</summary>
    public static int StatusOf(StreamingException error) =>
        error.Fault == Fault.Environment ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest;

    /// <summary>What an address names is not there.</summary>
    /// <param name="what">Such as <c>no statistic abc</c>.</param>
    /// <param name="advice">Where to find what there is.</param>
    public static IResult Missing(string what, string advice) =>
        Refused(StreamingException.ForUser($"There is {what}.", advice: advice), null, StatusCodes.Status404NotFound);

    /// <summary>Why something is refused.</summary>
    /// <param name="typed">What the reader typed, in which the error has a place, or null.</param>
    public static IResult Refused(StreamingException error, string? typed, int status = StatusCodes.Status400BadRequest) => Of(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error", error.Message);
            writer.WriteString("condition", error.Condition);
            writer.WriteString("advice", error.Advice);
            if (typed is not null && error is StatisticException { Span.Start: >= 0 and var start } && start <= typed.Length)
            {
                var (line, column) = CaretText.Locate(typed, start);
                writer.WriteNumber("at", start);
                writer.WriteNumber("line", line);
                writer.WriteNumber("column", column);
            }

            writer.WriteEndObject();
        },
        status);
}
