using TenFour.Cli.Tests.Shell;
using TenFour.Streaming.Topics;

namespace TenFour.Cli.Tests.Commands;

public sealed class TopicsCommandTests : IDisposable
{
    private readonly TopicFolder _topic = new();
    private readonly CommandLine _line = new();

    public void Dispose()
    {
        _line.Dispose();
        _topic.Dispose();
    }

    [Fact]
    public async Task Create_Topic_HasItsPartitions()
    {
        Assert.Equal(0, await RunAsync("create", _topic.Path, "--partitions", "2"));

        Assert.Equal(2, Directory.GetFiles(_topic.Path, "partition-*.ndjson").Length);
        Assert.Contains("with 2 partitions", _line.Messages, StringComparison.Ordinal);
        Assert.Empty(_line.Results);
    }

    [Fact]
    public async Task Create_TopicThatExists_IsRefused()
    {
        _topic.Append(0, "1\n");

        Assert.Equal(2, await RunAsync("create", _topic.Path));
    }

    [Theory]
    [InlineData("calls.ndjson", "1")]
    [InlineData("calls", "0")]
    [InlineData("calls", "x")]
    public async Task Create_Impossible_IsRefusedAndNothingIsMade(string name, string partitions)
    {
        Assert.Equal(2, await RunAsync("create", _topic[name], "--partitions", partitions));

        Assert.Empty(Directory.GetFileSystemEntries(_topic.Parent));
    }

    [Fact]
    public async Task List_Folder_HasItsTopics()
    {
        _topic.Append(0, "1\n22\n").Append(1, "3\n");
        File.WriteAllText(_topic["other.ndjson"], "4\n");
        File.WriteAllText(_topic["notes.txt"], "no topic");
        File.WriteAllText(_topic["codes.json"], "[]");
        Directory.CreateDirectory(_topic["empty"]);

        Assert.Equal(0, await RunAsync("list", _topic.Parent));

        var rows = Rows();
        Assert.Equal(["topic", "partitions", "records", "bytes", "last", "append"], rows[0]);
        Assert.Equal([[_topic.Path, "2", "3", "7"], [_topic["other.ndjson"], "1", "1", "2"]], rows[1..].Select(row => row[..4]));
    }

    [Fact]
    public async Task List_MissingFolder_SaysSo() => Assert.Equal(1, await RunAsync("list", _topic["nowhere"]));

    [Fact]
    public async Task Describe_Topic_ShowsPartitionsAndProducers()
    {
        using (var writer = FileTopicWriter.Open(
            _topic.Path, "the feed", new FileTopicWriterOptions { Partitions = 2 }, TimeProvider.System))
        {
            writer.AppendLines(1, "1\n22\n"u8);
            writer.Complete("2");
        }

        Assert.Equal(0, await RunAsync("describe", _topic.Path));

        var rows = Rows();
        Assert.Equal(["0", "0", "0", "0", "-", "-"], rows[1]);
        Assert.Equal(["1", "2", "5", "2"], rows[2][..4]);
        Assert.Equal(rows[2][4], rows[2][5]);
        Assert.Equal(["the", "feed", "completed"], rows[^1]);
    }

    [Fact]
    public async Task Delete_WithoutConfirmation_KeepsTheTopic()
    {
        _topic.Append(0, "1\n");

        Assert.Equal(2, await RunAsync("delete", _topic.Path));

        Assert.True(Directory.Exists(_topic.Path));
        Assert.Contains("--yes", _line.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Confirmed_RemovesEverythingOfTheTopicOnly()
    {
        using (var writer = FileTopicWriter.Open(_topic.Path, "feed", FileTopicWriterOptions.Default, TimeProvider.System))
        {
            writer.Append(0, "1"u8);
            writer.Commit("1");
        }

        Assert.Equal(0, await RunAsync("delete", _topic.Path, "--yes"));
        Assert.False(Directory.Exists(_topic.Path));

        _topic.Append(0, "1\n");
        File.WriteAllText(Path.Combine(_topic.Path, "notes.txt"), "mine");
        Assert.Equal(0, await RunAsync("delete", _topic.Path, "--yes"));
        Assert.Equal(["notes.txt"], Directory.GetFiles(_topic.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Delete_TopicBeingWritten_IsRefused()
    {
        using var writer = FileTopicWriter.Open(_topic.Path, "feed", FileTopicWriterOptions.Default, TimeProvider.System);

        Assert.Equal(1, await RunAsync("delete", _topic.Path, "--yes"));
        Assert.Contains("is being written by process", _line.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_SingleFile_IsRefused()
    {
        File.WriteAllText(_topic["calls.ndjson"], "1\n");

        Assert.Equal(2, await RunAsync("delete", _topic["calls.ndjson"], "--yes"));
        Assert.True(File.Exists(_topic["calls.ndjson"]));
    }

    private Task<int> RunAsync(params string[] arguments) => _line.RunAsync(CommandTree.Create(), ["topics", .. arguments]);

    private string[][] Rows() => [.. _line.Results.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
