using System.Text.Json;
using System.Text.Json.Serialization;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Storage;
using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Checkpoints;

/// <summary>What a checkpoint is and whose: written once, when it is made.</summary>
/// <param name="Format">The version of the files' format.</param>
/// <param name="Id">The query's id.</param>
/// <param name="Title">The statistic's title, for people.</param>
/// <param name="Sources">The sources that the query reads, in order.</param>
/// <param name="State">What the state looks like, operator by operator.</param>
public sealed record CheckpointMetadata(
    int Format, Guid Id, string Title, IReadOnlyList<string> Sources, IReadOnlyList<string> State)
{
    public const int CurrentFormat = 1;

    /// <summary>Operator by operator, what earlier versions called a state that can still be read.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<string>> OlderState { get; init; } = [];

    internal static CheckpointMetadata? TryRead(CheckpointLayout layout)
    {
        if (!File.Exists(layout.MetadataPath))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(layout.MetadataPath), CheckpointJsonContext.Default.CheckpointMetadata)
                ?? throw new JsonException("empty");
        }
        catch (JsonException e)
        {
            throw new StreamingException(
                Fault.User, $"{layout.MetadataPath} is damaged: {e.Message}", advice: "Use another folder as --checkpoint.", inner: e);
        }
    }

    internal void Write(CheckpointLayout layout) =>
        AtomicFile.Write(layout.MetadataPath, JsonSerializer.SerializeToUtf8Bytes(this, CheckpointJsonContext.Default.CheckpointMetadata));
}

/// <summary>JSON without reflection, so that a start is quick.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CheckpointMetadata))]
internal sealed partial class CheckpointJsonContext : JsonSerializerContext;
