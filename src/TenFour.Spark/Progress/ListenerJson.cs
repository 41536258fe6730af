using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sources;

namespace TenFour.Spark.Progress;

/// <summary>
/// From the form of a report that Spark Connect sends to the one that Spark's listeners get: sums over the sources, offsets as JSON, rates rounded
/// to one digit, empty maps and rates that are no numbers left out, keys of maps sorted. Fields that are not known here stay; pure.
/// </summary>
internal static class ListenerJson
{
    private static readonly string[] Offsets = ["startOffset", "endOffset", "latestOffset"];
    private static readonly string[] Rates = ["inputRowsPerSecond", "processedRowsPerSecond"];
    private static readonly string[] Maps = ["durationMs", "eventTime", "metrics", "customMetrics", "observedMetrics"];

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(string json, StreamingQueryProgress progress)
    {
        var report = new JsonObject();
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            Copy(report, name, value);
            if (name == "batchDuration")
            {
                report["numInputRows"] = progress.NumInputRows;
                report["inputRowsPerSecond"] = Rounded(progress.InputRowsPerSecond);
                report["processedRowsPerSecond"] = Rounded(progress.ProcessedRowsPerSecond);
            }
        }

        report["tenfour"] = TenFour(progress.TenFour);
        return JsonSerializer.SerializeToUtf8Bytes(report, Options);
    }

    private static void Copy(JsonObject target, string name, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject { Count: 0 } when Maps.Contains(name):
                break;
            case JsonObject map when Maps.Contains(name):
                target[name] = Object(map.OrderBy(p => p.Key, StringComparer.Ordinal));
                break;
            case JsonObject item:
                target[name] = Object(item);
                break;
            case JsonArray items:
                target[name] = new JsonArray([.. items.Select(i => i is JsonObject item ? Object(item) : i?.DeepClone())]);
                break;
            case JsonValue text when Offsets.Contains(name) && text.GetValueKind() == JsonValueKind.String:
                target[name] = JsonNode.Parse(text.GetValue<string>());
                break;
            case JsonValue rate when Rates.Contains(name):
                if (rate.GetValueKind() == JsonValueKind.Number)
                {
                    target[name] = Rounded(rate.GetValue<double>());
                }

                break;
            default:
                target[name] = value?.DeepClone();
                break;
        }
    }

    private static JsonObject Object(IEnumerable<KeyValuePair<string, JsonNode?>> fields)
    {
        var target = new JsonObject();
        foreach (var (name, value) in fields)
        {
            Copy(target, name, value);
        }

        return target;
    }

    private static double Rounded(double rate) => Math.Round(rate, 1, MidpointRounding.AwayFromZero);

    /// <summary>What is known on a cluster of what the embedded engine reports.</summary>
    private static JsonObject TenFour(TenFourProgress tenFour) => new()
    {
        ["sources"] = new JsonArray([.. tenFour.Sources.Select(Records)]),
        ["latencyMs"] = tenFour.LatencyMs,
        ["stateRows"] = tenFour.StateRows,
        ["stateBytes"] = tenFour.StateBytes,
    };

    private static JsonObject Records(SourceRecords records)
    {
        var partitions = records.Lag.Partitions.OrderBy(p => p.Key, PartitionId.Order).ToList();
        var hasOneTopic = partitions.DistinctBy(p => p.Key.Topic).Count() <= 1;
        var lags = partitions.Select(p => KeyValuePair.Create(hasOneTopic ? $"{p.Key.Number}" : $"{p.Key}", (JsonNode?)p.Value.Records));
        return new JsonObject
        {
            ["name"] = records.Name,
            ["read"] = records.Read,
            ["lag"] = new JsonObject { ["records"] = records.Lag.Records, ["partitions"] = new JsonObject(lags) },
        };
    }
}
