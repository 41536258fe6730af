using System.Text.Json.Nodes;
using TenFour.Streaming;

namespace TenFour.Parity.Tests;

/// <summary>One file of the parity folder: a query and what Spark answered.</summary>
internal sealed class ParityCase
{
    private readonly JsonNode _json;

    private ParityCase(JsonNode json) => _json = json;

    public string Sql => (string)_json["sql"]!;

    public OutputMode Mode => Enum.Parse<OutputMode>((string)_json["mode"]!, ignoreCase: true);

    public string Records => (string)_json["input"]!["records"]!;

    public int Take => (int)_json["input"]!["take"]!;

    public int? BatchSize => (int?)_json["input"]!["batch"];

    /// <summary>The schema of records that are no calls, as DDL.</summary>
    public string? RecordSchema => (string?)_json["input"]!["schema"];

    public bool IsOrdered => (bool?)_json["ordered"] ?? false;

    public string? Refused => (string?)_json["refused"];

    /// <summary>The error with which a batch failed on its data.</summary>
    public string? Failed => (string?)_json["failed"];

    public string? Schema => (string?)_json["schema"];

    public JsonArray Progress => _json["progress"]!.AsArray();

    public JsonObject Batches => _json["batches"]?.AsObject() ?? [];

    public JsonObject Summary => _json["summary"]!.AsObject();

    public static ParityCase Read(string folder, string name) => new(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name + ".json")))!);
}
