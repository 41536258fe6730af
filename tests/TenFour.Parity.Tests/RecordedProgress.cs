using System.Text.Json.Nodes;
using TenFour.Streaming.Queries.Progress;

namespace TenFour.Parity.Tests;

/// <summary>The part of a progress report that the runner records.</summary>
internal static class RecordedProgress
{
    private static readonly string[] OperatorFields = ["operatorName", "numRowsTotal", "numRowsUpdated", "numRowsRemoved", "numRowsDroppedByWatermark"];

    public static string Of(StreamingQueryProgress progress)
    {
        var json = JsonNode.Parse(ProgressJson.Write(progress))!.AsObject();
        var recorded = new JsonObject { ["batchId"] = json["batchId"]!.DeepClone(), ["numInputRows"] = json["numInputRows"]!.DeepClone() };
        if (json["eventTime"] is { } eventTime)
        {
            recorded["eventTime"] = eventTime.DeepClone();
        }

        recorded["stateOperators"] = new JsonArray([.. json["stateOperators"]!.AsArray().Select(Operator)]);
        return recorded.ToJsonString();
    }

    private static JsonObject Operator(JsonNode? state) =>
        new(OperatorFields.Select(f => KeyValuePair.Create(f, (JsonNode?)state![f]!.DeepClone())));
}
