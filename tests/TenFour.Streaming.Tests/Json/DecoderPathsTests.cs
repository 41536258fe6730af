using System.Text;
using TenFour.Streaming.Json;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Json;

/// <summary>
/// The fast way gives the same rows as the slow one: <see cref="JsonRecordDecoder.AppendRecord"/> always reads slowly, as the fixtures prove,
/// and so is the oracle of <see cref="JsonRecordDecoder.AppendLines"/>, for every vector width.
/// </summary>
public class DecoderPathsTests(ITestOutputHelper output)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private static readonly Schema Declared = new(
    [
        new("a", SqlType.String), new("n", SqlType.Int), new("b", SqlType.Boolean), new("t", SqlType.Timestamp), new("d", SqlType.Double),
        new("s", new StructType([new("x", SqlType.Int), new("y", SqlType.String)])), new("l", new ArrayType(SqlType.Int)),
        new("dt", SqlType.Date), new("dec", new DecimalType(10, 2)), new("call_date_time", SqlType.Timestamp), new("id", SqlType.String),
        new("code", SqlType.String),
    ]);

    public static TheoryData<SimdChoice> Widths => [SimdChoice.Scalar, SimdChoice.Vector128, SimdChoice.Vector256, SimdChoice.Vector512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void AppendLines_MutatedRecords_GivesWhatAppendRecordGives(SimdChoice width)
    {
        var streams = Environment.GetEnvironmentVariable("TENFOUR_TEST_FULL") == "1" ? 1300 : 20;
        var count = 0L;
        for (var seed = 0; seed < streams; seed++)
        {
            // Long streams of few oddities, in which lengths are learned, and short ones of many.
            var records = seed % 4 == 0 ? new MutatedRecords(seed).Next(3000, 0.02) : new MutatedRecords(seed).Next(100, 1);
            var needed = NeededOf(seed);
            var options = new JsonDecoderOptions(Zone) { CapacityRows = records.Count, Declared = seed % 3 == 0 ? Declared : null, Simd = width };
            var expected = Slowly(records, needed, options);

            Assert.Equal((seed, expected), (seed, ByLines(records, needed, options, new Random(seed))));
            count += records.Count;
        }

        output.WriteLine($"{count} records of the seeds 0 to {streams - 1}, {width} against the slow way.");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void AppendLines_FixtureRecords_GivesWhatAppendRecordGives(SimdChoice width)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Json", "Fixtures", "mutated-records.jsonl");
        var records = File.ReadLines(path).Select(OddRecord.Parse).Select(r => r.Bytes).Where(b => !b.Contains((byte)'\n')).ToList();
        var options = new JsonDecoderOptions(Zone) { CapacityRows = records.Count, Simd = width };

        Assert.Equal(Slowly(records, Declared, options), ByLines(records, Declared, options, new Random(1)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void AppendLines_AnyByteReplacedOnceLengthsAreLearned_GivesWhatAppendRecordGives(SimdChoice width)
    {
        var usual = Enumerable.Range(0, 1500).Select(i => Encoding.UTF8.GetBytes(
            $$"""{"id":"{{100_000 + i}}","t":"2018-12-31T23:57:00.000","x":"CA","call_date_time":"2018-12-31T23:57:00.000","a":"{{new string('v', i % 70)}}","u":"{{(i % 8 == 0 ? "other" : "HAN")}}","code":"ADM"}"""));
        var last = usual.Last();
        var replaced = from at in Enumerable.Range(0, last.Length)
                       from b in "\"\\\t\0,}x\u00ff"
                       select (byte[])[.. last[..at], (byte)b, .. last[(at + 1)..]];
        var records = usual.Concat(replaced).ToList();
        var options = new JsonDecoderOptions(Zone) { CapacityRows = records.Count, Simd = width };

        Assert.Equal(Slowly(records, Declared, options), ByLines(records, Declared, options, new Random(1)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void AppendLines_NamesTwiceInWaysThatWereLearned_GivesWhatAppendRecordGives(SimdChoice width)
    {
        string[] values = ["\"x\"", "\"\"", "null", "17", "true", "1.5", "{\"x\":1}", "[1,2]", "\"2018-12-31T23:57:00.000\"", "\"2018-12-31\"", "\"a\\tb\"", "tru"];
        var names = Declared.Fields.Select(f => f.Name).ToList();
        var learned = names.SelectMany(n => (string[])[$$"""{"other":1,"{{n}}":null}""", $$"""{"other":1, "{{n}}":null}"""]);
        var twice = from name in names
                    from first in values
                    from second in values
                    from record in (string[])[$$"""{"other":1, "{{name}}":{{first}},"{{name}}":{{second}}}""", $$"""{"other":1,"{{name}}":{{first}}, "{{name}}":{{second}}}"""]
                    select record;
        var records = learned.Concat(learned).Concat(twice).Select(Encoding.UTF8.GetBytes).ToList();
        var options = new JsonDecoderOptions(Zone) { CapacityRows = records.Count, Simd = width };

        Assert.Equal(Slowly(records, Declared, options), ByLines(records, Declared, options, new Random(1)));
    }

    [Fact]
    public void AppendLines_StringLongerThanAllowed_GivesWhatAppendRecordGives()
    {
        var records = new[] { 1, 2, 3, 20_000_000, 20_000_001, 4, 20_000_001 }
            .Select(length => Encoding.UTF8.GetBytes($$"""{"id":"1","a":"{{new string('x', length)}}"}""")).ToList();
        var options = new JsonDecoderOptions(Zone) { CapacityRows = records.Count };
        var decoder = new JsonRecordDecoder(Declared, options);
        Assert.Equal(records.Sum(r => r.Length + 1), decoder.AppendLines(records.SelectMany(r => r.Append((byte)'\n')).ToArray()));

        var decoded = decoder.Take();

        Assert.Equal(2, decoded.NulledFields);
        Assert.Equal([false, false, false, false, true, false, true], Enumerable.Range(0, records.Count).Select(decoded.Columns[0].IsNull));
    }

    private static Schema NeededOf(int seed)
    {
        var random = new Random(seed);
        return new Schema([.. Declared.Fields.Where(_ => random.Next(2) == 0)]);
    }

    private static string Slowly(List<byte[]> records, Schema needed, JsonDecoderOptions options)
    {
        var decoder = new JsonRecordDecoder(needed, options);
        records.ForEach(r => decoder.AppendRecord(r));
        return Show(needed, decoder.Take());
    }

    private static string ByLines(List<byte[]> records, Schema needed, JsonDecoderOptions options, Random random)
    {
        var lines = records.SelectMany(r => r.Append((byte)'\n')).ToArray();
        var decoder = new JsonRecordDecoder(needed, options);
        for (var at = 0; at < lines.Length;)
        {
            // Blocks end anywhere; what is no whole line is left.
            var length = Math.Min(lines.Length - at, random.Next(1, 4000));
            at += decoder.AppendLines(lines.AsSpan(at, length));
        }

        return Show(needed, decoder.Take());
    }

    private static string Show(Schema schema, DecodedRows decoded)
    {
        var rows = Enumerable.Range(0, decoded.RowCount).Select(r => RowText.Compact(RowText.Of(schema, decoded.Columns, r)));
        var rejected = decoded.RejectedRecords.Select(r => $"{r.Row} {r.Reason} {Convert.ToHexString(r.Record.Span)} {decoded.Rejected![r.Row]}");
        return string.Join('\n', [.. rows, .. rejected, $"{decoded.NulledFields} nulled"]);
    }
}
