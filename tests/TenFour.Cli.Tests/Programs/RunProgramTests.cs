using TenFour.Cli.Tests.Architecture;

namespace TenFour.Cli.Tests.Programs;

/// <summary>A query in a process of its own: how it ends.</summary>
public sealed class RunProgramTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tenfour-run-");

    private string Topic => Path.Combine(folder.FullName, "calls");

    [Fact]
    public async Task Run_ReaderOfTheRowsGone_EndsQuietly()
    {
        await ProduceAsync(20_000);
        using var process = BuiltProgram.Start(
            "run", Repository.PathOf("statistics/calls-by-type.sql"), "--source", Topic, "--trigger", "available-now", "--sink", "ndjson:-");

        var first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("{\"window\":", first, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("error", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TerminatedWhileItFollows_ExitsWith130AfterItsBatch()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        await ProduceAsync(100);
        using var process = BuiltProgram.Start("run", Repository.PathOf("statistics/calls-by-disposition.sql"), "--source", Topic);

        var title = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.Terminate();
        var (code, _, messages) = await process.EndAsync();

        Assert.NotNull(title);
        Assert.Equal(130, code);
        Assert.Contains("the state is safe", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnknownColumn_ShowsThePlaceOnStderrAlone()
    {
        var statistic = Path.Combine(folder.FullName, "typo.sql");
        await File.WriteAllTextAsync(statistic, "SELECT citty FROM calls\n", TestContext.Current.CancellationToken);
        using var process = BuiltProgram.Start("run", statistic, "--source", folder.FullName);

        var (code, results, messages) = await process.EndAsync();

        Assert.Equal((2, ""), (code, results));
        Assert.Contains("UNRESOLVED_COLUMN.WITH_SUGGESTION", messages, StringComparison.Ordinal);
        Assert.Contains("^^^^^", messages, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task ProduceAsync(int records)
    {
        using var producing = BuiltProgram.Start("produce", "--to", Topic, "--simulate", "--limit", $"{records}");
        var (code, _, messages) = await producing.EndAsync();
        Assert.True(code == 0, messages);
    }
}
