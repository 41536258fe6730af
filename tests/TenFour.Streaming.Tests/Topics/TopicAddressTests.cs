using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Tests.Topics;

public sealed class TopicAddressTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("data/calls", true, "calls")]
    [InlineData("data/calls/", true, "calls")]
    [InlineData("calls", true, "calls")]
    [InlineData("data/calls.2018", true, "calls.2018")]
    [InlineData("data/calls.ndjson", false, "calls")]
    [InlineData("calls.ndjson.gz", false, "calls")]
    [InlineData("calls.ndjson.ZST", false, "calls")]
    [InlineData("calls-2018.jsonl", false, "calls-2018")]
    [InlineData("calls.json", false, "calls")]
    public void Parse_Path_IsAFolderOrAFileByItsName(string text, bool isFolder, string name)
    {
        var address = TopicAddress.Parse(text);

        Assert.Equal((isFolder, name, text), (address.IsFolder, address.Name, address.Path));
    }

    [Fact]
    public void Parse_PathThatExists_IsWhatItIs()
    {
        Directory.CreateDirectory(_temporary["folder.ndjson"]);
        File.WriteAllText(_temporary["file"], "");

        Assert.True(TopicAddress.Parse(_temporary["folder.ndjson"]).IsFolder);
        Assert.False(TopicAddress.Parse(_temporary["file"]).IsFolder);
    }

    [Theory]
    [InlineData("kafka://localhost:9092/calls", "kafka:")]
    [InlineData("redis://localhost/calls", "redis:")]
    [InlineData("", "no name")]
    [InlineData("  ", "no name")]
    public void Parse_NoFileTopic_IsRefusedWithAdvice(string text, string expected)
    {
        var error = Assert.Throws<StreamingException>(() => TopicAddress.Parse(text));

        Assert.Equal(Fault.User, error.Fault);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void ThrowIfMissing_FolderWithoutPartitions_SaysSo()
    {
        var error = Assert.Throws<StreamingException>(() => TopicAddress.Parse(_temporary.Path).ThrowIfMissing());

        Assert.Contains("has no partition files", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kafka://localhost:9092/calls")]
    [InlineData("calls.ndjson")]
    public void ParseFolder_NotAFolder_IsRefused(string text) => Assert.Throws<StreamingException>(() => TopicAddress.ParseFolder(text));
}
