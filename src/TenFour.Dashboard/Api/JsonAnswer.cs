using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

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
}
