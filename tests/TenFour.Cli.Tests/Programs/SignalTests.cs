using System.Diagnostics;

namespace TenFour.Cli.Tests.Programs;

public sealed class SignalTests : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tenfour-signals-");

    [Fact]
    public async Task Program_TerminatedOnce_ExitsWith130AndSaysThatTheStateIsSafe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        using var process = await StartProducingAsync();

        process.Terminate();
        var (code, _, messages) = await process.EndAsync();

        Assert.Equal(130, code);
        Assert.Contains("stopping at the next safe point", messages, StringComparison.Ordinal);
        Assert.Contains("the state is safe", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_StartedAgainAfterASignal_GoesOnWithTheNextRecord()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        using (var process = await StartProducingAsync())
        {
            process.Terminate();
            await process.EndAsync();
        }

        var before = RecordCount();
        using var again = BuiltProgram.Start("produce", "--to", Topic, "--simulate", "--limit", $"{before + 1}");
        var (code, results, _) = await again.EndAsync();

        Assert.Equal((0, before + 1), (code, RecordCount()));
        Assert.Contains($"going on after the first {before:N0}", results, StringComparison.Ordinal);
    }

    private string Topic => Path.Combine(folder.FullName, "calls");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A producer without end that has begun to write.</summary>
    private async Task<Process> StartProducingAsync()
    {
        var process = BuiltProgram.Start("produce", "--to", Topic, "--simulate", "--rate", "1000/s");
        while (!process.HasExited && RecordCount() == 0)
        {
            await Task.Delay(PollInterval);
        }

        return process;
    }

    private int RecordCount() => Directory.Exists(Topic)
        ? Directory.GetFiles(Topic, "*.ndjson").Sum(file => File.ReadLines(file).Count())
        : 0;
}
