using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Json;
using TenFour.Streaming.Json.Fast;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Json;

public class JsonRecordDecoderTests
{
    private static readonly JsonDecoderOptions Options = new(TimeZoneInfo.Utc);
    private static readonly Schema Text = new([new("a", SqlType.String)]);
    private static readonly Schema Mixed = new([new("a", SqlType.String), new("n", SqlType.Int), new("t", SqlType.Timestamp)]);

    [Fact]
    public void AppendLines_LineWithoutNewline_IsLeft()
    {
        var decoder = new JsonRecordDecoder(Text, Options);
        var lines = "{\"a\":\"x\"}\n{\"a\":\"y\"}\n{\"a\":"u8;

        Assert.Equal(20, decoder.AppendLines(lines));
        Assert.Equal(2, decoder.RowCount);
    }

    [Fact]
    public void AppendLines_MoreThanFits_StopsAtCapacity()
    {
        var decoder = new JsonRecordDecoder(Text, Options with { CapacityRows = 2 });
        var lines = "{\"a\":\"x\"}\n\n{\"a\":\"z\"}\n"u8;

        var decoded = decoder.AppendLines(lines);
        var isFull = decoder.IsFull;
        var first = decoder.Take();
        decoder.AppendLines(lines[decoded..]);

        Assert.True(isFull);
        Assert.Equal((11, 2), (decoded, first.RowCount));
        Assert.Equal("z", ((StringColumn)decoder.Take().Columns[0]).GetString(0));
    }

    [Theory]
    [InlineData("", "no JSON object: the record is blank")]
    [InlineData("  \r", "no JSON object: the record is blank")]
    [InlineData("garbage", "broken syntax at byte 0: a word that is not true, false or null")]
    [InlineData("[{\"a\":\"x\"}]", "no JSON object but an array")]
    [InlineData("null", "no JSON object but null")]
    [InlineData("42", "no JSON object but a number")]
    [InlineData("{\"a\":\"x\",}", "broken syntax at byte 9: unexpected '}'")]
    [InlineData("{\"a\":\"x\"", "broken syntax at byte 8: the record ends too early")]
    [InlineData("{\"b\":\"x\ty\"}", "broken syntax at byte 7: a raw control character byte 0x09")]
    [InlineData("{\"a\":\"x\ty\"}", "broken syntax at byte 7: a raw control character byte 0x09")]
    [InlineData("{\"a\":\"x\\qy\"}", "broken syntax at byte 8: an unknown escape in a string")]
    [InlineData("{\"a\":trux}", "broken syntax at byte 5: a word that is not true, false or null")]
    [InlineData("{\"b\":\"\\x\"}", "broken syntax at byte 7: an unknown escape in a string")]
    [InlineData("{\"b\":01}", "broken syntax at byte 6: an invalid number")]
    [InlineData("\ufeff{\"a\":\"x\"}", "broken syntax at byte 0: unexpected byte 0xEF")]
    public void AppendRecord_Malformed_GivesARowOfNullsAndTheReason(string record, string reason)
    {
        var decoder = new JsonRecordDecoder(Text, Options);
        decoder.AppendRecord(Encoding.UTF8.GetBytes(record));

        var decoded = decoder.Take();

        Assert.True(decoded.Columns[0].IsNull(0));
        Assert.True(decoded.Rejected![0]);
        Assert.Equal((0, reason), (decoded.RejectedRecords.Single().Row, decoded.RejectedRecords[0].Reason));
        Assert.Equal(record, Encoding.UTF8.GetString(decoded.RejectedRecords[0].Record.Span));
    }

    [Fact]
    public void AppendRecord_FieldsOfTheWrongType_AreNullAlone()
    {
        var decoder = new JsonRecordDecoder(Mixed, Options);
        decoder.AppendRecord("{\"a\":\"x\",\"n\":\"5\",\"t\":\"soon\"}"u8);
        decoder.AppendRecord("{\"a\":null,\"other\":[]}"u8);

        var decoded = decoder.Take();

        Assert.Equal(2, decoded.NulledFields);
        Assert.Null(decoded.Rejected);
        Assert.Empty(decoded.RejectedRecords);
        Assert.Equal("{\"a\":\"x\"}", RowText.Compact(RowText.Of(Mixed, decoded.Columns, 0)));
    }

    [Fact]
    public void AppendRejected_OversizedRecord_KeepsItsRow()
    {
        var decoder = new JsonRecordDecoder(Text, Options with { MaxRecordBytes = 10 });
        decoder.AppendRejected("a record of 70 MB");
        decoder.AppendLines("{\"a\":\"x\"}\n{\"a\":\"xyz\"}\n"u8);

        var decoded = decoder.Take();

        Assert.Equal([0, 2], decoded.RejectedRecords.Select(r => r.Row));
        Assert.Equal("a record of 11 bytes, of at most 10", decoded.RejectedRecords[1].Reason);
        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(decoded.Columns[0].IsNull));
    }

    [Fact]
    public void Take_NoRows_GivesEmptyColumns()
    {
        var decoded = new JsonRecordDecoder(Mixed, Options).Take();

        Assert.Equal((0, 3, 0L), (decoded.RowCount, decoded.Columns.Length, decoded.NulledFields));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void Take_WhileTheNextRowsAreDecoded_StaysAsItIs(int differentTexts)
    {
        var schema = OddSchemas.All[0].Needed;
        var decoder = new JsonRecordDecoder(schema, Options);
        for (var part = 0; part < 6; part++)
        {
            decoder.AppendLines(Lines(1000, i => RecordOfAllTypes(part, i, differentTexts)));
            var taken = decoder.Take();
            var before = Show(schema, taken);
            decoder.AppendLines(Lines(900, i => RecordOfAllTypes(part + 10, i, differentTexts)));

            Assert.Equal(before, Show(schema, taken));
            decoder.Take();
        }
    }

    [Fact]
    public void StringColumn_FewValues_IsDictionaryCodedWithOneDictionaryForAllBatches()
    {
        var decoder = new JsonRecordDecoder(Text, Options);
        var lines = Lines(5000, i => $"{{\"a\":\"value {i % 7}\"}}");

        decoder.AppendLines(lines);
        var first = (StringColumn)decoder.Take().Columns[0];
        decoder.AppendLines(lines);
        var second = (StringColumn)decoder.Take().Columns[0];

        Assert.True(first.IsDictionary);
        Assert.Same(first.Pool, second.Pool);
        Assert.Equal(7, second.Pool.Count);
        Assert.Null(second.Nulls);
        Assert.Equal("value 3", second.GetString(4 * 7 + 3));
    }

    [Fact]
    public void StringColumn_MostlyNewValues_IsPlain()
    {
        var decoder = new JsonRecordDecoder(Text, Options);
        for (var batch = 0; batch < 3; batch++)
        {
            decoder.AppendLines(Lines(5000, i => $"{{\"a\":\"value {(batch * 5000) + i}\"}}"));
            var column = (StringColumn)decoder.Take().Columns[0];

            Assert.False(column.IsDictionary);
            Assert.All(Enumerable.Range(0, 5000), i => Assert.Equal($"value {(batch * 5000) + i}", column.GetString(i)));
        }
    }

    [Fact]
    public void StringColumn_DictionaryGrownLarge_IsReplacedBetweenBatches()
    {
        var decoder = new JsonRecordDecoder(Text, Options with { CapacityRows = 10_000 });
        var pools = new HashSet<StringPool>();
        for (var batch = 0; batch < 20; batch++)
        {
            // Four rows in ten are new: not too varied for a dictionary, but it grows and grows.
            decoder.AppendLines(Lines(10_000, i => $"{{\"a\":\"{(i % 10 < 4 ? (batch * 10_000) + i : 0)}\"}}"));
            var column = (StringColumn)decoder.Take().Columns[0];

            Assert.True(column.IsDictionary);
            Assert.InRange(column.Pool.Count, 1, 64 * 1024 + 10_000);
            pools.Add(column.Pool);
        }

        Assert.Equal(2, pools.Count);
    }

    [Fact]
    public void AppendLines_RecordsOfOneLayout_AllocatesNothingPerRecord()
    {
        var decoder = new JsonRecordDecoder(Mixed, Options);
        var lines = Lines(8000, i => $"{{\"id\":\"{i}\",\"a\":\"value {i % 7}\",\"n\":{i},\"t\":\"2018-12-31T23:57:00.{i % 1000:000}\"}}");
        for (var warm = 0; warm < 3; warm++)
        {
            decoder.AppendLines(lines);
            decoder.Take();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        decoder.AppendLines(lines);
        decoder.Take();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
    }

    [Fact]
    public void Constructor_TypeThatJsonDoesNotGive_IsRefused()
    {
        var error = Assert.Throws<StreamingException>(() => new JsonRecordDecoder(new Schema([new("i", SqlType.CalendarInterval)]), Options));

        Assert.Equal(Fault.User, error.Fault);
    }

    [Theory]
    [InlineData("scalar", SimdChoice.Scalar)]
    [InlineData("256", SimdChoice.Vector256)]
    public void SimdVariable_KnownWidth_IsTaken(string text, SimdChoice expected) => Assert.Equal(expected, FastReaders.Choose(text));

    [Fact]
    public void SimdVariable_AnythingElse_IsRefused() => Assert.Throws<StreamingException>(() => FastReaders.Choose("1024"));

    /// <summary>A record for the widest of the odd schemas; some are malformed, some lack fields.</summary>
    private static string RecordOfAllTypes(int part, int number, int differentTexts)
    {
        var n = (part * 1000) + number;
        var text = $"text {n % differentTexts}";
        return (n % 11) switch
        {
            3 => $$$"""{"a":"{{{text}}}","n":{{{n}}},""",
            7 => $$$"""{"n":{{{n}}},"l":[],"s":{"y":"{{{text}}}"}}""",
            _ => $$$"""
                {"a":"{{{text}}}","n":{{{n}}},"b":{{{(n % 2 == 0 ? "true" : "false")}}},"t":"2018-12-31T23:{{{n % 60:00}}}:00.000","d":{{{n}}}.5,"s":{"x":{{{n}}},"y":"{{{text}}}"},
                "l":[{{{n}}},{{{part}}}],"m":{"{{{text}}}":{{{n}}}},"bin":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}}","dt":"2018-12-{{{1 + (n % 31):00}}}","dec":{{{n}}}.25,"by":{{{n % 100}}},
                "sh":{{{n % 30_000}}},"lo":{{{n}}},"f":{{{n}}}.5,"ntz":"2018-12-31T23:{{{n % 60:00}}}:00","la":[{"x":{{{n}}}},{"x":{{{part}}}}],"ms":{"k":"{{{text}}}"},"ls":["{{{text}}}","{{{part}}}"]}
                """.ReplaceLineEndings(""),
        };
    }

    private static string Show(Schema schema, DecodedRows decoded) =>
        string.Join('\n', Enumerable.Range(0, decoded.RowCount).Select(r => $"{decoded.Rejected?[r]} {RowText.Compact(RowText.Of(schema, decoded.Columns, r))}"));

    private static byte[] Lines(int count, Func<int, string> record) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => record(i) + "\n")));
}
