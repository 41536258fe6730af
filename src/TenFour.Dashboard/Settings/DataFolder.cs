using System.Security.Cryptography;
using System.Text;
using TenFour.Calls.Feeding;

namespace TenFour.Dashboard.Settings;

/// <summary>What lies where under the data folder of the page.</summary>
internal sealed record DataFolder(string Path)
{
    private const int HashDigits = 8;

    public string HistoryFolder => System.IO.Path.Combine(Path, "history");

    /// <summary>What the live feed has seen; it belongs to that feed's topics.</summary>
    public string LiveStateFile => System.IO.Path.Combine(Path, "live", "seen.json");

    /// <summary>The topics of a feed. Each replayed file has its own, so that the calls of two files never mix.</summary>
    public FeedTopics TopicsOf(FeedKind kind, string? file) => kind == FeedKind.Replay && file is not null
        ? new FeedTopics(System.IO.Path.Combine(Path, "replay", NameOf(file), "calls"))
        : FeedTopics.Below(Path, kind);

    /// <summary>Makes what the page expects to be there.</summary>
    public void Prepare() => Directory.CreateDirectory(HistoryFolder);

    private static string NameOf(string file)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(System.IO.Path.GetFullPath(file))));
        return $"{System.IO.Path.GetFileNameWithoutExtension(file)}-{hash[..HashDigits]}";
    }
}
