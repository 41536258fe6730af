using System.Diagnostics;
using TenFour.Cli.Tests.Architecture;

namespace TenFour.Cli.Tests.Launcher;

/// <summary>
/// A copy of the launcher in a folder with a space in its name, with a stand-in for the SDK that "builds" a program of one line in a
/// moment and writes each build down. The launcher sees no other tools than those that it needs.
/// </summary>
internal sealed class FakeProject : IDisposable
{
    private static readonly string[] NeededTools = ["cat", "chmod", "find", "grep", "ln", "mkdir", "mv", "readlink", "rm", "sh", "sleep", "touch"];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ten four ");

    public FakeProject()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the launcher is a shell script; Windows has tenfour.cmd");
        Directory.CreateDirectory(Path.Combine(Root, "src", "TenFour.Cli"));
        Directory.CreateDirectory(Tools);
        foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", "src/TenFour.Cli/Program.cs"])
        {
            File.WriteAllText(Path.Combine(Root, file), "");
        }

        foreach (var tool in NeededTools)
        {
            File.CreateSymbolicLink(Path.Combine(Tools, tool), File.Exists("/usr/bin/" + tool) ? "/usr/bin/" + tool : "/bin/" + tool);
        }

        File.Copy(Repository.PathOf("tenfour"), Script);
        SetBuild("exit 0");
    }

    public string Root => Path.Combine(home.FullName, "project");

    public string Script => Path.Combine(Root, "tenfour");

    public string Lock => Path.Combine(Root, "artifacts", "launcher", "lock");

    public int Builds => File.Exists(BuildLog) ? File.ReadAllLines(BuildLog).Length : 0;

    private string Tools => Path.Combine(home.FullName, "tools");

    private string BuildLog => Path.Combine(home.FullName, "builds");

    /// <summary>Sets what the stand-in does after it has made the program.</summary>
    public void SetBuild(string ending)
    {
        var path = Path.Combine(Tools, "dotnet");
        File.WriteAllText(path, $$"""
            #!/bin/sh
            [ "$1" = publish ] || exit 0
            echo build >>'{{BuildLog}}'
            while [ $# -gt 0 ]; do
                [ "$1" = --output ] && { mkdir -p "$2"; printf '#!/bin/sh\necho ran "$@"\n' >"$2/tenfour"; chmod +x "$2/tenfour"; }
                shift
            done
            {{ending}}

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void RemoveSdk() => File.Delete(Path.Combine(Tools, "dotnet"));

    /// <summary>Runs the launcher to its end.</summary>
    public async Task<Outcome> RunAsync(string? script = null, string? folder = null, params string[] arguments)
    {
        var start = new ProcessStartInfo(script ?? Script, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? home.FullName,
        };
        start.Environment["PATH"] = Tools;
        start.Environment["HOME"] = home.FullName;
        start.Environment.Remove("DOTNET_ROOT");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }

    public void Dispose() => home.Delete(recursive: true);

    internal sealed record Outcome(int ExitCode, string Output, string Error);
}
