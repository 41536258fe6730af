using System.Text.Json.Serialization;

namespace TenFour.Calls.City;

/// <summary>Reads and writes the model as JSON, without looking anything up by reflection: it is read while a user waits for the page.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CityModel))]
public sealed partial class CityModelJson : JsonSerializerContext;
