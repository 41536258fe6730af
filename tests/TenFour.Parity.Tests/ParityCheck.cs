using System.Text.Json.Nodes;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Queries.Progress;
using TenFour.Streaming.Sql;
using TenFour.Testing;

namespace TenFour.Parity.Tests;

/// <summary>Runs a recorded query and compares rows, schema, progress, refusal or failure with Spark's.</summary>
internal static class ParityCheck
{
    public static async Task RunAsync(ParityCase @case, string records)
    {
        var scenario = new StatisticScenario(@case.Sql, records, @case.Mode) { BatchSize = @case.BatchSize, Workers = 2 };
        if (@case.RecordSchema is { } ddl)
        {
            scenario = scenario with { Schema = SqlParser.ParseSchema(ddl) };
        }

        if ((@case.Refused ?? @case.Failed) is { } refusal)
        {
            var refused = await Assert.ThrowsAnyAsync<StreamingException>(() => scenario.RunAsync());
            Assert.Equal(ConditionOf(refusal), refused.Condition);
            Assert.Equal(@case.Failed is null ? Fault.User : Fault.Data, refused.Fault);
            return;
        }

        var result = await scenario.RunAsync();

        Assert.Equal(@case.Schema, result.Schema.ToDdl());
        AssertRows(@case, result);
        AssertProgress(@case, result.Progress);
    }

    /// <summary>Spark's condition, where its message names one; a syntax error is the parser's own.</summary>
    private static string? ConditionOf(string refusal) =>
        refusal == "syntax error" ? "PARSE_SYNTAX_ERROR"
        : refusal.StartsWith('[') ? refusal[1..refusal.IndexOf(']')]
        : null;

    private static void AssertRows(ParityCase @case, ScenarioResult result)
    {
        foreach (var (id, summary) in @case.Summary)
        {
            Assert.Equal((long)summary!["rows"]!, result.Batches[long.Parse(id)].Count);
        }

        foreach (var (id, rows) in @case.Batches)
        {
            var expected = rows!.AsArray().Select(r => Canonical(r!)).ToList();
            var actual = result.Batches[long.Parse(id)].Select(r => Canonical(JsonNode.Parse(r)!)).ToList();
            if (!@case.IsOrdered)
            {
                expected.Sort(StringComparer.Ordinal);
                actual.Sort(StringComparer.Ordinal);
            }

            Assert.Equal(expected, actual);
        }
    }

    /// <summary>Floating-point numbers to 12 digits, everything else exactly.</summary>
    private static string Canonical(JsonNode row) => string.Join(", ", row.AsObject().Select(p => $"{p.Key}={Value(p.Value!)}"));

    private static string Value(JsonNode value) => value is JsonObject o ? "{" + Canonical(o) + "}"
        : value is JsonArray a ? "[" + string.Join(", ", a.Select(e => e is null ? "null" : Value(e))) + "]"
        : value is JsonValue v && v.ToJsonString() is var text && text.Contains('.') && !text.StartsWith('"') ? ((double)v).ToString("G12")
        : value.ToJsonString();

    private static void AssertProgress(ParityCase @case, IReadOnlyList<StreamingQueryProgress> progress) =>
        Assert.Equal(@case.Progress.Select(p => p!.ToJsonString()), progress.Select(Recorded));

    /// <summary>The part of a report that was recorded.</summary>
    private static string Recorded(StreamingQueryProgress progress)
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

    private static JsonObject Operator(JsonNode? state) => new(
        new[] { "operatorName", "numRowsTotal", "numRowsUpdated", "numRowsRemoved", "numRowsDroppedByWatermark" }
            .Select(f => KeyValuePair.Create(f, (JsonNode?)state![f]!.DeepClone())));
}
