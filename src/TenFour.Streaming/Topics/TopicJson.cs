using System.Text.Json.Serialization;

namespace TenFour.Streaming.Topics;

/// <summary>Reads and writes the small files of a topic folder without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TopicMetadata))]
[JsonSerializable(typeof(WriterJournal))]
internal sealed partial class TopicJson : JsonSerializerContext;
