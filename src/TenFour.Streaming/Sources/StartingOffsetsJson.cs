using System.Globalization;
using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sources;

/// <summary>The JSON form of Spark's <c>startingOffsets</c>.</summary>
internal static class StartingOffsetsJson
{
    public static Dictionary<int, long> Read(string text, string topic)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return ReadTopic(document.RootElement, topic);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException
            or ArgumentException or KeyNotFoundException)
        {
            throw Malformed(text, topic);
        }
    }

    private static Dictionary<int, long> ReadTopic(JsonElement root, string topic)
    {
        if (root.EnumerateObject().FirstOrDefault(property => property.Name != topic) is { Value.ValueKind: not JsonValueKind.Undefined } other)
        {
            throw StreamingException.ForUser(
                $"The starting offsets name the topic {other.Name}, but the source is the topic {topic}.", advice: Example(topic));
        }

        return root.GetProperty(topic).EnumerateObject().ToDictionary(
            property => int.Parse(property.Name, NumberStyles.None, CultureInfo.InvariantCulture),
            property => property.Value.GetInt64());
    }

    private static StreamingException Malformed(string text, string topic) => StreamingException.ForUser(
        $"These are no starting offsets: {text}", advice: Example(topic));

    private static string Example(string topic) =>
        $"Write earliest, latest, or the first record of every partition, such as {{\"{topic}\":{{\"0\":23}}}} (-2 is the first, -1 the end).";
}
