using System.Text.RegularExpressions;

namespace TenFour.Cli.Tests.Architecture;

/// <summary>One C# file of the project, seen as text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The folder below the project that the file lies in, or nothing for the project's own folder.</summary>
    public string Folder => Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    public string[] Lines => Text.Split('\n');

    public static IEnumerable<SourceFile> All(string folder) =>
        Repository.Files(folder, "*.cs").Select(path => new SourceFile(path, Repository.Read(path)));

    /// <summary>The folders of the same project whose namespaces this file imports.</summary>
    public IEnumerable<string> UsedFolders(string project) =>
        Import().Matches(Text)
            .Select(match => match.Groups["name"].Value)
            .Where(name => name.StartsWith(project + ".", StringComparison.Ordinal))
            .Select(name => name[(project.Length + 1)..].Split('.')[0])
            .Distinct();

    [GeneratedRegex(@"^using (static )?(\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
