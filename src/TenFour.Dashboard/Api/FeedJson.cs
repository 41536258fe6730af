using System.Text.Json;
using TenFour.Dashboard.Feeds;

namespace TenFour.Dashboard.Api;

/// <summary>Writes where the calls come from.</summary>
internal static class FeedJson
{
    public static void Write(Utf8JsonWriter writer, FeedView feed)
    {
        writer.WriteStartObject();
        writer.WriteString("name", feed.Name);
        writer.WriteString("sentence", feed.Sentence);
        writer.WriteBoolean("simulated", feed.IsSimulated);
        writer.WriteString("clock", feed.Clock);
        writer.WriteRounded("ageSeconds", feed.Age?.TotalSeconds);
        writer.WriteString("problem", feed.Problem);
        writer.WriteString("preparation", feed.Preparation);
        writer.WriteBoolean("ended", feed.HasEnded);
        writer.WriteBoolean("failed", feed.HasFailed);
        writer.WriteStartArray("notices");
        foreach (var notice in feed.Notices)
        {
            writer.WriteStringValue(notice);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
