using System.Text.Json.Serialization;

namespace TenFour.Streaming.Sinks;

/// <summary>Reads and writes the lines of a manifest without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RollManifestEntry))]
internal sealed partial class RollManifestJson : JsonSerializerContext;
