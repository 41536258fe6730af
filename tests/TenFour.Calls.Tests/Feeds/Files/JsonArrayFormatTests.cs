using System.Text;
using System.Text.Json;
using CsCheck;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeds.Files;

public class JsonArrayFormatTests
{
    [Fact]
    public async Task Records_OfAnIndentedArray_AreCompactWithTheirStringsUnchanged()
    {
        var records = await FeedReading.RecordsAsync("""
            [
                {
                    "a": "x  y",
                    "b" : [ 1 , 2.50 , { } ],
                    "c": "\u00e9 \"[{"
                },
                { "a": null }
            ]
            """);

        Assert.Equal(["""{"a":"x  y","b":[1,2.50,{}],"c":"\u00e9 \"[{"}""", """{"a":null}"""], records);
    }

    [Fact]
    public async Task Records_ThatAreNoObjects_AreRecordsAllTheSame() =>
        Assert.Equal(["1", "\"text\"", "null", "[1,2]"], await FeedReading.RecordsAsync("[1, \"text\", null, [1, 2]]"));

    [Fact]
    public async Task Records_OfAnEmptyArray_AreNone() => Assert.Empty(await FeedReading.RecordsAsync(" [ ] \n"));

    [Fact]
    public Task Records_OfAnyArray_EqualItsTokensWithoutWhiteSpace() =>
        Gen.Select(JsonGen.Value(3).List[0, 12], JsonGen.WhiteSpace.Array[8], Gen.Int[0, 1000], Gen.Int[1, 40]).SampleAsync(
        async (elements, spaces, seed, piece) =>
        {
            var random = new Random(seed);
            var array = new StringBuilder();
            foreach (var token in JsonGen.Enclose("[", elements, "]"))
            {
                array.Append(spaces[random.Next(spaces.Length)]).Append(token);
            }

            var content = Encoding.UTF8.GetBytes(array.ToString());
            using var feed = await FileFeed.OpenAsync(
                new FeedInput("input", () => new DripStream(content, random, piece), true), new(), default);

            Assert.Equal(elements.Select(tokens => string.Concat(tokens)), await feed.ToListAsync());
        });

    [Fact]
    public Task Records_OfBrokenText_AreRefusedWhereverSystemTextJsonRefuses()
    {
        // Without backslashes: what stands inside a string is left to whoever reads the record.
        var elements = JsonGen.Value(2).List[1, 3].Select(values => string.Join(" ", JsonGen.Enclose("[", values, "]")));
        return Gen.Select(
            elements.Where(text => !text.Any(c => c == '\\' || char.IsSurrogate(c))),
            Gen.Int[0, 10_000],
            Pick.Of("", "{", "}", "[", "]", ",", ":", "\"", " ", "\n", "1", "a", "-", ".", "e"),
            Gen.Bool)
            .SampleAsync(async (text, at, insert, replaces) =>
            {
                at %= text.Length;
                var broken = text[..at] + insert + text[(replaces ? at + 1 : at)..];
                Assert.Equal(IsArrayForSystemTextJson(broken), await IsArrayForFeedAsync(broken));
            });
    }

    [Theory]
    [InlineData("[{\"a\":1} {\"b\":2}]", "line 1, column 10 (byte 9)", "expected ',' or ']' after an element, found '{'")]
    [InlineData("[\n  {\"a\" 1}]", "line 2, column 8 (byte 9)", "expected ':', found '1'")]
    [InlineData("[{\"a\":tru}]", "line 1, column 7 (byte 6)", "'tru' is no JSON value")]
    [InlineData("[{\"a\":1]", "line 1, column 8 (byte 7)", "expected ',' or '}', found ']'")]
    [InlineData("[{\"a\":\"x\ny\"}]", "line 1, column 9 (byte 8)", "a string is broken by a newline")]
    [InlineData("[1,2", "line 1, column 5 (byte 4)", "the array ends without ']'")]
    [InlineData("[1,\n]", "line 2, column 1 (byte 4)", "expected a value, found ']'")]
    [InlineData("[1]\n[2]", "line 2, column 1 (byte 4)", "expected nothing after the end of the array, found '['")]
    public async Task Records_OfBrokenText_AreRefusedWithThePlaceAndTheReason(string text, string place, string reason)
    {
        var error = await Assert.ThrowsAsync<FeedException>(() => FeedReading.RecordsAsync(text, "calls.json"));

        Assert.StartsWith($"calls.json, {place}: {reason}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_BeforeABreak_AreGiven()
    {
        using var feed = await FeedReading.OpenAsync("[{\"a\":1},{\"a\":2},oops]");

        Assert.Equal(["{\"a\":1}", "{\"a\":2}"], await feed.ToListAsync(limit: 2));
        await Assert.ThrowsAsync<FeedException>(() => feed.ToListAsync());
    }

    [Fact]
    public async Task Records_LongerThanTheBuffer_AreReadUpToTheLimit()
    {
        var longText = new string('x', 700_000);
        var options = new FileFeedOptions { MaxRecordBytes = 800_000 };
        using var feed = await FeedReading.OpenAsync($"[\"{longText}\"]", options: options);

        Assert.Equal([$"\"{longText}\""], await feed.ToListAsync());
        var error = await Assert.ThrowsAsync<FeedException>(() => FeedReading.OpenAsync($"[\"{longText}{longText}\"]", options: options));
        Assert.Contains("longer than the limit of 800000 bytes", error.Message, StringComparison.Ordinal);
    }

    private static bool IsArrayForSystemTextJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task<bool> IsArrayForFeedAsync(string text)
    {
        try
        {
            using var feed = await FeedReading.OpenAsync(text);
            await feed.ToListAsync();
            return feed.Format == InputFormat.JsonArray;
        }
        catch (FeedException)
        {
            return false;
        }
    }
}
