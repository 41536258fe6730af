using System.Text.RegularExpressions;

namespace TenFour.Cli.Tests.Architecture;

/// <summary>What a reader may rely on in every source file.</summary>
public sealed partial class SourceFileTests
{
    private const int MaxLines = 450;
    private const int MaxMedianLines = 130;

    [Fact]
    public void SourceFiles_Length_IsReadableInOneSitting()
    {
        var lengths = SourceFile.All("src").Select(file => (file.Path, file.Lines.Length)).OrderBy(file => file.Length).ToArray();

        Findings.AssertNone(lengths.Where(file => file.Length > MaxLines).Select(file => $"{file.Path}: {file.Length} lines"));
        Assert.True(lengths[lengths.Length / 2].Length < MaxMedianLines);
    }

    [Fact]
    public void SourceFiles_Name_IsThatOfATypeInIt()
    {
        var misnamed = SourceFile.All("src").Where(file => !IsNamedAfterItsTypes(file)).Select(file => file.Path);

        Findings.AssertNone(misnamed);
    }

    [Fact]
    public void SourceFiles_Namespace_FollowsTheFolder()
    {
        var misplaced = SourceFile.All("src")
            .Where(file => Namespace().Match(file.Text) is { Success: true } match && match.Groups["name"].Value != NamespaceOf(file))
            .Select(file => file.Path);

        Findings.AssertNone(misplaced);
    }

    [Fact]
    public void SourceFiles_Whitespace_IsThatOfTheEditorSettings()
    {
        var files = SourceFile.All("src").Concat(SourceFile.All("tests")).ToArray();

        Findings.AssertNone(files.SelectMany(file => Places(file, StrayWhitespace())));
        Findings.AssertNone(files.Where(file => !FinalLineBreak().IsMatch(file.Text)).Select(file => file.Path + ": one line break at the end"));
    }

    [Fact]
    public void SourceFiles_Text_LeavesNothingUnfinished()
    {
        var unfinished = SourceFile.All("src").Concat(SourceFile.All("tests"))
            .Where(file => Path.GetFileName(file.Path) != nameof(SourceFileTests) + ".cs")
            .SelectMany(file => Places(file, Unfinished()));

        Findings.AssertNone(unfinished);
    }

    [Fact]
    public void SourceFiles_Strings_NameNoFolderOfOneMachineAndNoHost()
    {
        var places = SourceFile.All("src").SelectMany(file => Places(file, MachineFolder()).Concat(Places(file, Host())));

        Findings.AssertNone(places);
    }

    private static IEnumerable<string> Places(SourceFile file, Regex pattern) => file.Lines
        .Select((line, index) => (Line: line, Number: index + 1))
        .Where(at => pattern.IsMatch(at.Line))
        .Select(at => $"{file.Path}:{at.Number}: {at.Line.Trim()}");

    private static string NamespaceOf(SourceFile file) => Path.GetDirectoryName(file.Path)!.Replace('\\', '/')["src/".Length..].Replace('/', '.');

    /// <summary>The type itself, or a family of small types: a plural (<c>BitOperators</c>), or names that end as the file's does (<c>OperatorSyntax</c>).</summary>
    private static bool IsNamedAfterItsTypes(SourceFile file)
    {
        var name = Path.GetFileName(file.Path).Split('.')[0];
        var family = LastWord().Match(name).Value;
        var types = DeclaredType().Matches(file.Text).Select(match => match.Groups["name"].Value).ToArray();
        return name == "AssemblyInfo"
            || types.Contains(name)
            || (family.EndsWith('s') && types.Length > 1)
            || types.Count(type => type.EndsWith(family, StringComparison.Ordinal)) > 1;
    }

    [GeneratedRegex(@"\b(class|struct|interface|enum|record|delegate [\w<>?.,\[\] ]+) (?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex DeclaredType();

    [GeneratedRegex("[A-Z][a-z]*$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\t|[ ]+$")]
    private static partial Regex StrayWhitespace();

    [GeneratedRegex(@"[^\n]\n\z")]
    private static partial Regex FinalLineBreak();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex Unfinished();

    /// <summary>The folder of the zone files is the same on every Unix (RFC 9636, section 4.2), and can be set by TZDIR.</summary>
    [GeneratedRegex("""["'](?!/usr/share/zoneinfo")(/(tmp|home|root|usr|var|work|opt)/|[A-Za-z]:\\)""")]
    private static partial Regex MachineFolder();

    /// <summary>The city's dataset has one public address, which is the default of a setting.</summary>
    [GeneratedRegex("\"https?://(?!data\\.sfgov\\.org/resource/gnap-fj3t\\.json\")|\\b\\d{1,3}(\\.\\d{1,3}){3}\\b")]
    private static partial Regex Host();
}
