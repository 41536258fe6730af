using System.Text;
using System.Text.Json;
using CsCheck;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeds.Files;

public class CsvFormatTests
{
    [Fact]
    public async Task Records_OfRows_AreObjectsOfStrings() =>
        Assert.Equal(
            ["""{"id":"1","note":""}""", """{"id":"2","note":"a, \"b\"\nc"}"""],
            await FeedReading.RecordsAsync("id,note\r\n1,\r\n\r\n2,\"a, \"\"b\"\"\nc\"\r\n"));

    [Fact]
    public async Task Records_UnderDisplayNamesOfCallFields_HaveTheFieldNames() =>
        Assert.Equal(
            ["""{"crime_id":"1","original_crime_type_name":"Poss","Beat":"7","_c3":"x"}"""],
            await FeedReading.RecordsAsync("Crime Id,Original Crime Type Name,Beat,\n1,Poss,7,x"));

    [Theory]
    [InlineData("Some text\nof mine\n")]
    [InlineData("<!DOCTYPE html>\n<html></html>\n")]
    [InlineData("42")]
    public async Task Text_WithoutRecords_IsRefusedWithWhatWasExpected(string text)
    {
        var error = await Assert.ThrowsAsync<FeedException>(() => FeedReading.RecordsAsync(text));

        Assert.Equal("input, line 1, column 1 (byte 0): no records begin here. Expected is '[' (a JSON array), '{' (one record a line), or the header of a CSV with commas between its names.", error.Message);
    }

    [Fact]
    public Task Records_OfAnyCells_HoldTheirText()
    {
        var piece = Pick.Of("", "a", "b c", ",", "\"", "\"\"", "\n", "\r\n", "é", "\\", "\t", "\u0001", "a,b\"c\nd");
        var rows = piece.Array[0, 3].Select(string.Concat).Array[3].List[0, 8];
        return Gen.Select(rows, Gen.Bool, Gen.Bool, Gen.Int[0, 1000], Gen.Int[1, 20]).SampleAsync(
        async (rows, crlf, endsWithNewline, seed, length) =>
        {
            var newline = crlf ? "\r\n" : "\n";
            var lines = rows.Select(row => string.Join(',', row.Select(Quote))).Prepend("x,y,z");
            var csv = string.Join(newline, lines) + (endsWithNewline ? newline : "");
            var content = Encoding.UTF8.GetBytes(csv);
            using var feed = await FileFeed.OpenAsync(
                new FeedInput("input", () => new DripStream(content, new Random(seed), length), true), new(), default);

            var records = await feed.ToListAsync();

            Assert.Equal(rows, records.Select(record => JsonSerializer.Deserialize<Dictionary<string, string>>(record)!.Values.ToArray()));
        });
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4,5\n", "line 3, column 1 (byte 8)", "the row has 3 cells, the header names 2 columns")]
    [InlineData("a,b\n1,\"x\"y\n", "line 2, column 6 (byte 9)", "a quoted cell goes on after its closing quote")]
    [InlineData("a,b\n1,\"x\ny\n", "line 2, column 1 (byte 4)", "the last row has a quote that is never closed")]
    [InlineData("a,a\n1,2\n", "line 1, column 1 (byte 0)", "the header names the column 'a' 2 times")]
    public async Task Records_OfBrokenRows_AreRefusedWithThePlaceAndTheReason(string text, string place, string reason)
    {
        var error = await Assert.ThrowsAsync<FeedException>(() => FeedReading.RecordsAsync(text, "calls.csv"));

        Assert.StartsWith($"calls.csv, {place}: {reason}", error.Message, StringComparison.Ordinal);
    }

    private static string Quote(string cell) =>
        cell.Length == 0 || cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
