using System.Text.Json.Nodes;
using TenFour.Parity.Tests.Differential.Generation;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;
using TenFour.Testing;

namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>Runs a case here.</summary>
internal static class TenFourEngine
{
    public static async Task<Answer> RunAsync(DifferentialCase @case)
    {
        using var folder = new TemporaryFolder();
        var records = folder.Of("calls.ndjson");
        await File.WriteAllTextAsync(records, string.Concat(@case.Records.Select(r => r + "\n")));
        var scenario = new StatisticScenario(@case.TenFourSql, records, @case.Mode)
        {
            BatchSize = @case.BatchSize,
            Workers = 2,
            Schema = SqlParser.ParseSchema(RecordColumns.Ddl),
        };
        try
        {
            var result = await scenario.RunAsync();
            var batches = result.Batches.ToDictionary(b => b.Key, b => Rows(b.Value, @case.IsOrdered));
            return new Answer(null, result.Schema.ToDdl(), batches, [.. result.Progress.Select(RecordedProgress.Of)]);
        }
        catch (StreamingException e)
        {
            return Answer.Failed(e.Condition ?? e.Message);
        }
        catch (Exception e)
        {
            // A defect is a difference to be shown with its case, not the end of all cases.
            return Answer.Failed("defect: " + e);
        }
    }

    private static IReadOnlyList<string> Rows(IReadOnlyList<string> rows, bool ordered)
    {
        var texts = rows.Select(r => CanonicalRow.Of(JsonNode.Parse(r)!));
        return [.. ordered ? texts : texts.Order(StringComparer.Ordinal)];
    }
}
