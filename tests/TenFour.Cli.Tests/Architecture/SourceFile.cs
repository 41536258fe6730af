using System.Text.RegularExpressions;

namespace TenFour.Cli.Tests.Architecture;

/// <summary>One C# file of the project, seen as text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>
    /// The part of its project that the file belongs to: the first two folders, because one like <c>Plans</c> holds both what the state
    /// is built on (expressions) and what is built on the state (aggregates).
    /// </summary>
    public string Part => PartOf(Path.Split('/')[2..^1]);

    public string[] Lines => Text.Split('\n');

    public static IEnumerable<SourceFile> All(string folder) =>
        Repository.Files(folder, "*.cs").Select(path => new SourceFile(path, Repository.Read(path)));

    /// <summary>The parts of the same project, under another first folder, whose namespaces this file imports.</summary>
    public IEnumerable<string> UsedParts(string project) =>
        Import().Matches(Text)
            .Select(match => match.Groups["name"].Value)
            .Where(name => name.StartsWith(project + ".", StringComparison.Ordinal))
            .Select(name => PartOf(name[(project.Length + 1)..].Split('.')))
            .Where(part => part.Split('/')[0] != Part.Split('/')[0])
            .Distinct();

    private static string PartOf(string[] folders) => string.Join('/', folders.Take(2));

    [GeneratedRegex(@"^using (static )?(\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
