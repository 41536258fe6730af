using System.Diagnostics;
using TenFour.Cli.Tests.Commands;

namespace TenFour.Cli.Tests.Programs;

public sealed class KilledProducerTests
{
    private const int Records = 150_000;

    /// <summary>Kill when the topic has so many bytes: before the first append, in the middle of many, near the end.</summary>
    private static readonly long[] KillAtBytes = [0, 1, 1_000_000, 1_500_000, 20_000_000, 40_000_000];

    [Fact]
    public async Task Produce_KilledAgainAndAgain_EndsWithTheRecordsOfAnUndisturbedRun()
    {
        using var undisturbed = new TopicFolder();
        using var killed = new TopicFolder();
        Assert.Equal(0, (await Produce(undisturbed.Path).EndAsync()).ExitCode);

        foreach (var bytes in KillAtBytes)
        {
            Assert.True(await RunAndKillAsync(killed.Path, bytes), $"ended before it had appended {bytes} bytes");
        }

        var (code, _, messages) = await Produce(killed.Path).EndAsync();
        Assert.True(code == 0, messages);
        foreach (var data in Directory.GetFiles(undisturbed.Path, "partition-*.ndjson"))
        {
            Assert.Equal(await BytesAsync(data), await BytesAsync(Path.Combine(killed.Path, Path.GetFileName(data))));
        }
    }

    /// <summary>False when the run ended before it could be killed.</summary>
    private static async Task<bool> RunAndKillAsync(string topic, long bytes)
    {
        using var process = Produce(topic);
        var ended = process.EndAsync();
        while (SizeOf(topic) < bytes && !process.HasExited)
        {
            await Task.Delay(1, Stop);
        }

        process.Kill();
        return (await ended).ExitCode != 0;
    }

    private static long SizeOf(string topic) => Directory.Exists(topic)
        ? new DirectoryInfo(topic).GetFiles("partition-*.ndjson").Sum(file => file.Length)
        : 0;

    private static Process Produce(string topic) =>
        BuiltProgram.Start("produce", "--to", topic, "--simulate", "--seed", "7", "--limit", $"{Records}", "--partitions", "3");

    private static Task<byte[]> BytesAsync(string path) => File.ReadAllBytesAsync(path, Stop);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
