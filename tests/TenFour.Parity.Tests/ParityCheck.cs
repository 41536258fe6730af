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
            var expected = rows!.AsArray().Select(r => CanonicalRow.Of(r!)).ToList();
            var actual = result.Batches[long.Parse(id)].Select(r => CanonicalRow.Of(JsonNode.Parse(r)!)).ToList();
            if (!@case.IsOrdered)
            {
                expected.Sort(StringComparer.Ordinal);
                actual.Sort(StringComparer.Ordinal);
            }

            Assert.Equal(expected, actual);
        }
    }

    private static void AssertProgress(ParityCase @case, IReadOnlyList<StreamingQueryProgress> progress) =>
        Assert.Equal(@case.Progress.Select(p => p!.ToJsonString()), progress.Select(RecordedProgress.Of));
}
