using TenFour.Dashboard.Statistics;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Statistics;

public sealed class StatisticCatalogTests
{
    [Theory]
    [InlineData("calls")]
    [InlineData("minutes")]
    public void File_NamedAsAQueryOfTheFirstPage_IsLeftOutAndSaid(string name)
    {
        using var folder = new TemporaryFolder();
        var (given, written) = (folder.Of("given"), folder.Of("written"));
        foreach (var place in new[] { given, written })
        {
            Directory.CreateDirectory(place);
            File.WriteAllText(Path.Combine(place, name + ".sql"), "SELECT crime_id FROM calls");
        }

        var said = new List<string>();
        var listed = StatisticCatalog.Load(given, written, said.Add);

        Assert.DoesNotContain(listed, s => s.Name == name);
        Assert.Equal([given, written], said.Select(s => Path.GetDirectoryName(s.Split(' ').First(w => w.EndsWith(".sql", StringComparison.Ordinal)))));
        Assert.All(said, s => Assert.Contains($"statistic {name} is left out", s, StringComparison.Ordinal));
    }
}
