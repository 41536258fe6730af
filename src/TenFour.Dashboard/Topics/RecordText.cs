using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TenFour.Dashboard.Topics;

/// <summary>Values of records for the page.</summary>
internal static class RecordText
{
    private const int LineLength = 400;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The beginning of the value, on one line.</summary>
    public static string Line(TopicRecord record) =>
        (record.Value ?? "null") is var text && text.Length <= LineLength ? text.ReplaceLineEndings(" ") : text[..LineLength].ReplaceLineEndings(" ") + " …";

    /// <summary>The whole value; JSON in lines.</summary>
    public static string Whole(TopicRecord record)
    {
        if (record.Value is not { } text)
        {
            return "null";
        }

        try
        {
            return JsonNode.Parse(text)?.ToJsonString(Indented) ?? text;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Malformed, or cut: as it is.
            return text;
        }
    }
}
