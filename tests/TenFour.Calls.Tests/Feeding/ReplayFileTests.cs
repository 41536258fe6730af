using System.IO.Pipes;
using TenFour.Calls.Feeding;
using TenFour.Calls.Feeds;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Tests.Support;

namespace TenFour.Calls.Tests.Feeding;

public sealed class ReplayFileTests
{
    [Theory]
    [InlineData("wrong.csv", "a,b\n1,2\n", "its record has no time in call_date_time: {\"a\":\"1\",\"b\":\"2\"}")]
    [InlineData("header.csv", "Crime Id,Call Date Time\n", "there is no record in it")]
    [InlineData("empty.json", "[]", "there is no record in it")]
    [InlineData("numbers.json", "[1,2]", "none of its first 2 records has a time in call_date_time, the first being 1")]
    public async Task File_WithoutCalls_IsRefused(string name, string content, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(path, content);

        var error = await Assert.ThrowsAsync<FeedException>(() => ReplayFile.RequireCallsAsync(path, CancellationToken.None));

        Assert.Equal($"{path} holds no calls to replay: {reason}.", error.Message);
    }

    [Fact]
    public async Task File_WithACallBehindOthers_IsTaken()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "calls.json");
        await File.WriteAllTextAsync(path, "[{\"a\":1},{\"call_date_time\":\"2018-12-31T23:57:00.000\"}]");

        await ReplayFile.RequireCallsAsync(path, CancellationToken.None);
    }

    [Fact]
    public async Task Pipe_AsTheFile_IsLeftToTheReplay()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a pipe has a path on Linux");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        await pipe.WriteAsync("{\"a\":1}\n"u8.ToArray());
        using var end = pipe.ClientSafePipeHandle;
        var path = $"/proc/self/fd/{end.DangerousGetHandle()}";

        await ReplayFile.RequireCallsAsync(path, CancellationToken.None);

        pipe.Dispose();
        using var feed = await FileFeed.OpenAsync(FeedInput.File(path), new(), CancellationToken.None);
        Assert.Equal(["{\"a\":1}"], await feed.ToListAsync());
    }
}
