using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace TenFour.Cli.Shell;

/// <summary><c>--version</c>: the release and the commit it was built from.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    private const int ShortCommitLength = 10;

    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<VersionOption>())
        {
            option.Description = "Show the version.";
            option.Action = new VersionText();
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine(Format(version));
        return ExitCode.Done;
    }

    /// <summary><c>0.1.0+commit</c> as <c>TenFour 0.1.0 (commit)</c>.</summary>
    public static string Format(string informationalVersion)
    {
        var parts = informationalVersion.Split('+', 2);
        return parts.Length == 1
            ? $"TenFour {parts[0]}"
            : $"TenFour {parts[0]} ({parts[1][..Math.Min(ShortCommitLength, parts[1].Length)]})";
    }
}
