using System.Text.RegularExpressions;

namespace TenFour.Cli.Tests.Architecture;

public sealed partial class TestNameTests
{
    [Fact]
    public void Tests_Name_SaysSubjectConditionAndOutcome()
    {
        var misnamed = SourceFile.All("tests")
            .SelectMany(file => TestMethod().Matches(file.Text).Select(match => (file.Path, Name: match.Groups["name"].Value)))
            .Where(test => !ThreeParts().IsMatch(test.Name))
            .Select(test => $"{test.Path}: {test.Name}");

        Findings.AssertNone(misnamed);
    }

    [GeneratedRegex(@"\[(Fact|Theory)[^\]]*\]\s*(\[.*\]\s*)*public (static )?(async )?[\w<>]+ (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex TestMethod();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Z0-9][A-Za-z0-9]*){2}$")]
    private static partial Regex ThreeParts();
}
