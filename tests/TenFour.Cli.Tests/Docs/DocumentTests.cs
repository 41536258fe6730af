using System.Text.RegularExpressions;
using TenFour.Cli.Shell;
using TenFour.Cli.Tests.Architecture;

namespace TenFour.Cli.Tests.Docs;

/// <summary>What the documents promise exists.</summary>
public sealed partial class DocumentTests
{
    /// <summary>Words for which TenFour has one of its own.</summary>
    private static readonly Dictionary<string, string> OwnWordFor = new(StringComparer.OrdinalIgnoreCase)
    {
        ["micro-batch"] = "batch",
        ["microbatch"] = "batch",
        ["savepoint"] = "checkpoint",
        ["shard"] = "partition",
        ["commit log"] = "topic",
    };

    public static TheoryData<string> Documents =>
        new([.. Repository.Files("docs", "*.md"), "README.md", "CHANGELOG.md", "CONTRIBUTING.md"]);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_CommandLines_AreAccepted(string document)
    {
        var refused = CommandLines(Repository.Read(document))
            .Where(line => CommandTree.Create().Parse(Arguments(line)).Errors.Count > 0);

        Findings.AssertNone(refused);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_Links_LeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        var broken = Link().Matches(Repository.Read(document))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target)));

        Findings.AssertNone(broken);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_StatisticFiles_Exist(string document)
    {
        var missing = StatisticPath().Matches(Repository.Read(document))
            .Select(match => match.Value)
            .Where(path => !File.Exists(Repository.PathOf(path)));

        Findings.AssertNone(missing);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_Words_AreTheProjectsOwn(string document)
    {
        var text = Repository.Read(document);

        Assert.All(OwnWordFor, word => Assert.False(Says(text, word.Key), $"{word.Key}: say {word.Value}"));
        Findings.AssertNone(MachinePath().Matches(text).Select(match => match.Value));
    }

    [Fact]
    public void Operations_EnvironmentVariables_AreAllThatTheCodeReads()
    {
        var operations = Repository.Read("docs/operations.md");
        var used = SourceFile.All("src").Concat(SourceFile.All("tests"))
            .SelectMany(file => EnvironmentVariable().Matches(file.Text).Select(match => match.Groups["name"].Value))
            .Distinct();

        Findings.AssertNone(used.Where(name => !operations.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Decisions_Number_IsTheirOwnAndInTheirTitle()
    {
        var files = Repository.Files("docs/decisions", "0*.md").ToArray();
        var numbers = files.Select(file => int.Parse(Path.GetFileName(file)[..4])).ToArray();

        Assert.Equal(Enumerable.Range(1, files.Length), numbers);
        Assert.All(files.Zip(numbers), file => Assert.StartsWith($"# {file.Second}. ", Repository.Read(file.First), StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_Help_GivesExamplesThatAreAccepted()
    {
        var commands = CommandTree.Create().Subcommands.SelectMany(command => command.Subcommands.Count > 0 ? command.Subcommands : [command]);

        Assert.All(commands, command =>
        {
            Assert.NotEmpty(command.Examples());
            Assert.All(command.Examples(), example => Assert.Empty(CommandTree.Create().Parse(Arguments(example)).Errors));
        });
    }

    /// <summary>As a word of its own: a setting of Spark keeps the name that it has.</summary>
    private static bool Says(string text, string word) => Regex.IsMatch(text, $@"\b{word}(e?s)?\b", RegexOptions.IgnoreCase);

    private static IEnumerable<string> CommandLines(string text) => CommandLine().Matches(text).Select(match => match.Groups["arguments"].Value);

    /// <summary>The arguments as a shell would split them, without the comment, the pipe or the redirection that follows.</summary>
    private static string[] Arguments(string line) =>
        [.. Word().Matches(ShellEnd().Split(line)[0]).Select(match => match.Value.Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal))];

    [GeneratedRegex(@"^\s*\./tenfour[ ]?(?<arguments>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"\s+(#|\||>|<|&&|2>)\s?")]
    private static partial Regex ShellEnd();

    [GeneratedRegex("""('[^']*'|"[^"]*"|[^\s'"])+""")]
    private static partial Regex Word();

    [GeneratedRegex("\"(?<name>TENFOUR_[A-Z_]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex EnvironmentVariable();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"statistics/[\w-]+\.sql")]
    private static partial Regex StatisticPath();

    [GeneratedRegex(@"(?<![\w.])/(tmp|work|home|root)/")]
    private static partial Regex MachinePath();
}
