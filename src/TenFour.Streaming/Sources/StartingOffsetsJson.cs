using System.Globalization;
using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sources;

/// <summary>The JSON form of Spark's options with a number per topic and partition: <c>{"calls":{"0":23}}</c>.</summary>
internal static class StartingOffsetsJson
{
    public static Dictionary<PartitionId, long> Read(string text, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.EnumerateObject()
                .SelectMany(topic => topic.Value.EnumerateObject().Select(partition => (Id: Id(topic, partition), Number: partition.Value.GetInt64())))
                .ToDictionary(p => p.Id, p => p.Number);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw StreamingException.ForUser($"These are no offsets: {text}", advice: Example(source));
        }
    }

    /// <summary>The error of a topic that the source does not read.</summary>
    public static StreamingException OtherTopic(string topic, string source) => StreamingException.ForUser(
        $"The starting offsets name the topic {topic}, but the source is the topic {source}.", advice: Example(source));

    private static PartitionId Id(JsonProperty topic, JsonProperty partition) =>
        new(topic.Name, int.Parse(partition.Name, NumberStyles.None, CultureInfo.InvariantCulture));

    private static string Example(string topic) =>
        $"Write earliest, latest, or the first record of every partition, such as {{\"{topic}\":{{\"0\":23}}}} (-2 is the first, -1 the end).";
}
