using System.Xml.Linq;

namespace TenFour.Cli.Tests.Architecture;

/// <summary>Dependencies point one way: Streaming &lt;- Kafka, Spark, Sinks, Calls &lt;- Dashboard &lt;- Cli.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, int> LayerOf = new(StringComparer.Ordinal)
    {
        ["TenFour.Streaming"] = 0,
        ["TenFour.Calls"] = 1,
        ["TenFour.Kafka"] = 1,
        ["TenFour.Sinks"] = 1,
        ["TenFour.Spark"] = 1,
        ["TenFour.Dashboard"] = 2,
        ["TenFour.Cli"] = 3,
    };

    /// <summary>A program that embeds the engine gets no more than this with it.</summary>
    private static readonly string[] PackagesOfTheEngine = ["ZstdSharp.Port"];

    public static TheoryData<string> Projects => new(Repository.Files("src", "*.csproj"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_PointToLowerLayersOnly(string project)
    {
        var layer = LayerOf[NameOf(project)];

        Assert.All(References(project, "ProjectReference").Select(NameOf), reference => Assert.True(LayerOf[reference] < layer, reference));
    }

    [Fact]
    public void Engine_Packages_AreTheAgreedOnes() =>
        Assert.Equal(PackagesOfTheEngine, References("src/TenFour.Streaming/TenFour.Streaming.csproj", "PackageReference"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Parts_OfAProject_UseEachOtherInOneDirection(string project)
    {
        var root = NameOf(project);
        var uses = SourceFile.All("src/" + root)
            .SelectMany(file => file.UsedParts(root).Select(used => (From: file.Part, To: used, file.Path)))
            .ToLookup(use => use.From);

        var cycle = PartCycle.Find(uses.Select(group => group.Key), part => uses[part].Select(use => use.To));

        Assert.True(cycle is null, cycle is null ? "" : string.Join(" -> ", cycle) + "\n" + string.Join('\n', cycle
            .Zip(cycle.Skip(1), (from, to) => uses[from].First(use => use.To == to).Path + " uses " + to)));
    }

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.PathOf(project)).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
