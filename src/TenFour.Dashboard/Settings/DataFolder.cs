using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TenFour.Calls.Feeding;
using TenFour.Calls.Simulation;

namespace TenFour.Dashboard.Settings;

/// <summary>What lies where under the data folder of the page.</summary>
internal sealed record DataFolder(string Path)
{
    private const int HashDigits = 8;

    public string HistoryFolder => System.IO.Path.Combine(Path, "history");

    /// <summary>The statistics that readers have written in the page.</summary>
    public string StatisticsFolder => System.IO.Path.Combine(Path, "statistics");

    /// <summary>What the live feed has seen; it belongs to that feed's topics.</summary>
    public string LiveStateFile => System.IO.Path.Combine(Path, "live", "seen.json");

    /// <summary>The file of a statistic that a reader has written.</summary>
    public string StatisticFile(string name) => System.IO.Path.Combine(StatisticsFolder, name + ".sql");

    /// <summary>The topics of a feed. Each replayed file and each other city has its own, so that the calls of two never mix.</summary>
    public FeedTopics TopicsOf(FeedKind kind, FeedOptions feed) => kind switch
    {
        FeedKind.Replay when feed.File is { } file => Below("replay", NameOf(file)),
        FeedKind.Simulated when feed.City != new SimulatedCallFeedOptions().City => Below("simulated", NameOf(feed.City)),
        _ => FeedTopics.Below(Path, kind),
    };

    /// <summary>Makes what the page expects to be there.</summary>
    public void Prepare() => Directory.CreateDirectory(HistoryFolder);

    private FeedTopics Below(string kind, string name) => new(System.IO.Path.Combine(Path, kind, name, "calls"));

    private static string NameOf(CallGeneratorOptions city) =>
        string.Create(CultureInfo.InvariantCulture, $"late-{city.Lateness.TotalSeconds:0}s-duplicates-{city.Duplicates:0.######}");

    private static string NameOf(string file)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(System.IO.Path.GetFullPath(file))));
        return $"{System.IO.Path.GetFileNameWithoutExtension(file)}-{hash[..HashDigits]}";
    }
}
