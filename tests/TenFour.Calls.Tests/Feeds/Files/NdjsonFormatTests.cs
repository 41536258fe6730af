using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeds.Files;

public class NdjsonFormatTests
{
    [Fact]
    public async Task Records_OfLines_AreTheirBytesWhateverTheyAre() =>
        Assert.Equal(
            ["{ \"a\" : 1 }", "{broken", "not json at all", "{}"],
            await FeedReading.RecordsAsync("{ \"a\" : 1 }\r\n{broken\n\n   \nnot json at all\n{}"));

    [Fact]
    public async Task Records_OfANamedNdjsonFile_MayStartWithAnything()
    {
        Assert.Equal(["oops", "{}"], await FeedReading.RecordsAsync("oops\n{}\n", "calls.ndjson"));
        Assert.Equal(["[1]", "[2]"], await FeedReading.RecordsAsync("[1]\n[2]\n", "calls.ndjson.gz"));
        Assert.Equal(["1"], await FeedReading.RecordsAsync("[\n1]\n", "calls.ndjson"));
    }
}
