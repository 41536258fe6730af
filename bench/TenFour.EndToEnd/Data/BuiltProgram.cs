using System.Diagnostics;

namespace TenFour.EndToEnd.Data;

/// <summary>The program as <c>./tenfour</c> builds and starts it.</summary>
public sealed class BuiltProgram
{
    private readonly string _path;
    private readonly string? _dotnetRoot;

    /// <param name="root">The project's folder, in which <c>./tenfour</c> has been started before.</param>
    /// <exception cref="BenchException">There is no build.</exception>
    public BuiltProgram(string root)
    {
        var launcher = Path.Combine(root, "artifacts", "launcher");
        var current = Path.Combine(launcher, "current");
        if (!File.Exists(current))
        {
            throw new BenchException("The program is not built. Start bench/run, which builds it, or ./tenfour --version before.");
        }

        var lines = File.ReadAllLines(current);
        _path = Path.Combine(launcher, lines[0], OperatingSystem.IsWindows() ? "tenfour.exe" : "tenfour");
        _dotnetRoot = lines.Length > 1 && lines[1].Length > 0 ? lines[1] : null;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public async Task RunAsync(IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var errors = await process.StandardError.ReadToEndAsync();
        await Task.WhenAll(output, process.WaitForExitAsync());
        if (process.ExitCode != 0)
        {
            throw new BenchException($"tenfour {string.Join(' ', arguments)} failed:\n{errors}");
        }
    }

    /// <summary>The milliseconds from the start of the process to the first byte of a result.</summary>
    public async Task<double> FirstResultMsAsync(IEnumerable<string> arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var first = await process.StandardOutput.BaseStream.ReadAsync(new byte[1]);
        var time = clock.Elapsed.TotalMilliseconds;
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
        return first == 1 && process.ExitCode == 0
            ? time
            : throw new BenchException($"tenfour {string.Join(' ', arguments)} gave no result:\n{await errors}");
    }

    /// <summary>Starts a command that goes on until somebody ends it.</summary>
    public Process StartIn(string folder, IEnumerable<string> arguments) => Start(arguments, folder);

    private Process Start(IEnumerable<string> arguments, string folder = "")
    {
        var start = new ProcessStartInfo(_path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        if (_dotnetRoot is not null && Environment.GetEnvironmentVariable("DOTNET_ROOT") is null or "")
        {
            start.Environment["DOTNET_ROOT"] = _dotnetRoot;
        }

        return Process.Start(start) ?? throw new BenchException($"{_path} did not start.");
    }
}
