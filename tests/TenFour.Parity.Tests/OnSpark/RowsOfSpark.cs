using System.Text.Json.Nodes;
using TenFour.Spark.Comparing;
using TenFour.Streaming;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Documents;
using TenFour.Streaming.Types;

namespace TenFour.Parity.Tests.OnSpark;

/// <summary>Holds what Spark gives for our relations against what Spark gave for its own plan.</summary>
internal static class RowsOfSpark
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public static void AssertRecorded(ParityCase @case, Schema schema, EngineAnswer.Result answer)
    {
        var batches = answer.Batches.ToDictionary(b => b.BatchId, b => Rows(schema, b));
        var last = batches.Keys.DefaultIfEmpty(-1).Max();
        foreach (var (id, summary) in @case.Summary.Where(s => IsKept(@case, s.Key, last)))
        {
            Assert.Equal((long)summary!["rows"]!, batches[long.Parse(id)].Count);
        }

        foreach (var (id, rows) in @case.Batches.Where(b => IsKept(@case, b.Key, last)))
        {
            var expected = rows!.AsArray().Select(r => CanonicalRow.Of(r!)).ToList();
            var actual = batches.GetValueOrDefault(long.Parse(id), []);
            if (!@case.IsOrdered)
            {
                expected.Sort(StringComparer.Ordinal);
                actual.Sort(StringComparer.Ordinal);
            }

            Assert.Equal(expected, actual);
        }
    }

    /// <summary>In complete mode Spark's table has the rows of the last batch only.</summary>
    private static bool IsKept(ParityCase @case, string id, long last) => @case.Mode != OutputMode.Complete || long.Parse(id) == last;

    private static List<string> Rows(Schema schema, AnsweredBatch batch)
    {
        var json = new RowJsonWriter(schema, Zone);
        var rows = new List<string>();
        foreach (var part in batch.Rows)
        {
            foreach (var row in part.Rows)
            {
                var text = new TextBuffer();
                json.Append(part, row, text);
                rows.Add(CanonicalRow.Of(JsonNode.Parse(text.ToString())!));
            }
        }

        return rows;
    }
}
