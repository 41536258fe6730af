using System.Diagnostics;

namespace TenFour.Cli.Tests.Programs;

/// <summary>A folder with a topic, a statistic, and per run of it a checkpoint and the files of its result; gone after the test.</summary>
internal sealed class QueryFolder : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tenfour-run-");

    public string Topic => At("calls");

    public string Statistic => At("statistic.sql");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public void Write(string sql) => File.WriteAllText(Statistic, sql);

    public async Task ProduceAsync(int records)
    {
        using var process = BuiltProgram.Start("produce", "--to", Topic, "--simulate", "--seed", "7", "--limit", $"{records}", "--partitions", "3");
        var (code, _, messages) = await process.EndAsync();
        Assert.True(code == 0, messages);
    }

    /// <summary>Starts the statistic on what the topic has, with the checkpoint and the result of this name.</summary>
    public Process Run(string name) => RunFollowing(name, "--trigger", "available-now");

    /// <summary>Like <see cref="Run"/>, and waits for more when it has read what there is.</summary>
    public Process RunFollowing(string name, params string[] more) => BuiltProgram.Start([
        "run", Statistic, "--source", Topic, "--sink", "ndjson:" + Result(name), "--checkpoint", Checkpoint(name),
        "--set", "maxOffsetsPerTrigger=100", .. more,
    ]);

    /// <summary>The files of a result with their text, by name.</summary>
    public SortedDictionary<string, string> Files(string name) => new(
        Directory.GetFiles(Result(name)).ToDictionary(path => Path.GetFileName(path), File.ReadAllText), StringComparer.Ordinal);

    /// <summary>How far a run has come: the bytes of its checkpoint's journals.</summary>
    public long JournalBytes(string name)
    {
        var checkpoint = new DirectoryInfo(Checkpoint(name));
        return checkpoint.Exists ? checkpoint.GetFiles("journal-*.log").Sum(file => file.Length) : 0;
    }

    /// <summary>Waits until the journals have so many bytes, or the process has ended.</summary>
    public async Task WaitForJournalAsync(string name, long bytes, Process process)
    {
        while (!process.HasExited && JournalBytes(name) < bytes)
        {
            await Task.Delay(PollInterval, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Result(string name) => At("result-" + name);

    private string Checkpoint(string name) => At("checkpoint-" + name);
}
