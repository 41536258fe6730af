using System.Text.RegularExpressions;
using TenFour.Cli.Tests.Architecture;
using TenFour.Streaming.Sql;

namespace TenFour.Cli.Tests.Docs;

/// <summary>The built-in statistics are read and copied by people: each says what it is.</summary>
public sealed partial class BuiltInStatisticTests
{
    public static TheoryData<string> Statistics => new(Repository.Files("statistics", "*.sql"));

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Statistic_Header_HasTitleDescriptionModeAndChart(string path)
    {
        var keys = Header().Matches(Repository.Read(path)).Select(match => match.Groups["key"].Value).ToArray();

        Assert.Superset(new HashSet<string> { "title", "description", "mode", "chart" }, keys.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Statistic_Text_IsReadWithoutAnError(string path) =>
        Assert.NotNull(StatisticFile.Parse(Repository.Read(path), path).Mode);

    [GeneratedRegex(@"^-- (?<key>[a-z]+): \S", RegexOptions.Multiline)]
    private static partial Regex Header();
}
