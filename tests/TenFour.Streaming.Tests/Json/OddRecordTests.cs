using System.Text.Json.Nodes;
using TenFour.Streaming.Json;

namespace TenFour.Streaming.Tests.Json;

/// <summary>Records of every oddity, and the rows that Spark 4.2's <c>from_json</c> made of them; see the README beside them.</summary>
public class OddRecordTests
{
    public static TheoryData<string> Fixtures => [.. Directory.GetFiles(Folder, "*.jsonl").Select(p => Path.GetFileName(p))];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Json", "Fixtures");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Decoder_OddRecords_GivesSparksRows(string fixture)
    {
        var records = File.ReadLines(Path.Combine(Folder, fixture)).Select(OddRecord.Parse).ToList();
        var differences = new List<string>();
        foreach (var group in records.GroupBy(r => r.SchemaIndex))
        {
            var (needed, declared) = OddSchemas.All[group.Key];
            var decoder = new JsonRecordDecoder(needed, Options with { Declared = declared });
            foreach (var chunk in group.Chunk(Options.CapacityRows))
            {
                Array.ForEach(chunk, r => decoder.AppendRecord(r.Bytes));
                var decoded = decoder.Take();
                for (var row = 0; row < chunk.Length; row++)
                {
                    var actual = RowText.Of(needed, decoded.Columns, row);
                    if (!JsonNode.DeepEquals(chunk[row].Row, actual))
                    {
                        differences.Add($"{System.Text.Encoding.UTF8.GetString(chunk[row].Bytes)}\n  Spark   {RowText.Compact(chunk[row].Row)}\n  TenFour {RowText.Compact(actual)}");
                    }
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {records.Count} rows differ\n{string.Join('\n', differences.Take(20))}");
    }

    private static JsonDecoderOptions Options { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));
}
