namespace TenFour.Cli.Tests.Programs;

public sealed class StoppedRunTests : IDisposable
{
    private const int Records = 10_000;

    private const string PerHour = """
        SELECT window.start AS start, count(*) AS count FROM calls WATERMARK call_date_time DELAY OF INTERVAL 1 HOUR
        GROUP BY window(call_date_time, '1 hour')
        """;

    private readonly QueryFolder folder = new();

    [Fact]
    public async Task Run_TerminatedOnce_EndsAfterTheBatchAndGoesOnWithTheNextStart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        await folder.ProduceAsync(Records);
        folder.Write(PerHour);
        using var undisturbed = folder.Run("undisturbed");
        Assert.Equal(0, (await undisturbed.EndAsync()).ExitCode);

        using var stopped = folder.RunFollowing("stopped");
        await folder.WaitForJournalAsync("stopped", 1, stopped);
        stopped.Terminate();
        var (code, _, messages) = await stopped.EndAsync();
        using var again = folder.Run("stopped");
        var ended = await again.EndAsync();

        Assert.Equal(130, code);
        Assert.Contains("the state is safe", messages, StringComparison.Ordinal);
        Assert.True(ended.ExitCode == 0, ended.Messages);
        Assert.Equal(folder.Files("undisturbed"), folder.Files("stopped"));
    }

    [Fact]
    public async Task Run_SecondQueryOnACheckpoint_IsRefusedAndLeavesTheFirstAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        await folder.ProduceAsync(Records);
        folder.Write(PerHour);
        using var first = folder.RunFollowing("shared");
        await folder.WaitForJournalAsync("shared", 1, first);

        using var second = folder.Run("shared");
        var (code, _, messages) = await second.EndAsync();

        Assert.Equal(2, code);
        Assert.Contains("Another query runs on the checkpoint", messages, StringComparison.Ordinal);
        Assert.Contains($"process {first.Id}", messages, StringComparison.Ordinal);
        first.Terminate();
        Assert.Equal(130, (await first.EndAsync()).ExitCode);
    }

    public void Dispose() => folder.Dispose();
}
