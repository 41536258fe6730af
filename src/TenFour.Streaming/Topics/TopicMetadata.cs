using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>What a topic folder says about itself in <c>topic.json</c>.</summary>
/// <param name="Format">The version of the folder's format.</param>
/// <param name="Partitions">The number of partitions it was created with.</param>
/// <param name="Created">When.</param>
internal sealed record TopicMetadata(int Format, int Partitions, DateTimeOffset Created)
{
    public const int CurrentFormat = 1;

    /// <summary>Reads a topic's metadata; null where there are none, as in a folder that was made by hand.</summary>
    public static TopicMetadata? TryRead(TopicLayout layout)
    {
        if (!File.Exists(layout.MetadataPath))
        {
            return null;
        }

        try
        {
            var metadata = JsonSerializer.Deserialize(File.ReadAllBytes(layout.MetadataPath), TopicJson.Default.TopicMetadata)!;
            return metadata.Format == CurrentFormat ? metadata : throw OfOtherVersion(layout, metadata);
        }
        catch (JsonException e)
        {
            throw StreamingException.ForEnvironment(
                $"{layout.MetadataPath} is damaged: {e.Message}", "Remove it; it is written anew when records are next appended.", e);
        }
    }

    public void Write(TopicLayout layout) =>
        AtomicFile.Write(layout.MetadataPath, JsonSerializer.SerializeToUtf8Bytes(this, TopicJson.Default.TopicMetadata));

    private static StreamingException OfOtherVersion(TopicLayout layout, TopicMetadata metadata) => StreamingException.ForUser(
        $"The topic {layout.Folder} has format {metadata.Format}; this build reads format {CurrentFormat}.",
        advice: "Use the version of TenFour that wrote it.");
}
