using System.Diagnostics;

namespace TenFour.Cli.Tests.Programs;

/// <summary>The real program as a process of its own, for what only a process has: exit codes, signals and pipes.</summary>
internal static class BuiltProgram
{
    public static string Path { get; } =
        System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "tenfour.exe" : "tenfour");

    /// <summary>Starts the program with its streams redirected.</summary>
    public static Process Start(params string[] arguments) => StartFile(Path, arguments);

    /// <summary>The same, with one variable more in its environment.</summary>
    public static Process StartWith(string variable, string value, params string[] arguments)
    {
        var start = Redirected(Path, arguments);
        start.Environment[variable] = value;
        return Process.Start(start)!;
    }

    /// <summary>Starts a line of shell in which <c>$0</c> is the program.</summary>
    public static Process StartShell(string line) => StartFile("/bin/sh", "-c", line, Path);

    public static async Task<(int ExitCode, string Results, string Messages)> EndAsync(this Process process)
    {
        var results = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await results, await messages);
    }

    /// <summary>Sends SIGTERM, once.</summary>
    public static void Terminate(this Process process) => Process.Start("/bin/kill", ["-TERM", $"{process.Id}"]).WaitForExit();

    private static Process StartFile(string file, params string[] arguments) => Process.Start(Redirected(file, arguments))!;

    private static ProcessStartInfo Redirected(string file, string[] arguments) => new(file, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
