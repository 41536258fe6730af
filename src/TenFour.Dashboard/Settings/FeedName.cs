using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TenFour.Calls.Feeding;
using TenFour.Calls.Simulation;
using TenFour.Kafka.Settings;

namespace TenFour.Dashboard.Settings;

/// <summary>What a feed's topics are named after. Each replayed file and each other city has a name of its own, so that the calls of two never mix.</summary>
/// <param name="Kind">Where the calls come from.</param>
/// <param name="Source">The file or the city; null where the kind says it all.</param>
internal sealed partial record FeedName(FeedKind Kind, string? Source)
{
    private const int HashDigits = 8;

    /// <summary>Kafka takes 249 characters.</summary>
    private const int MostOfSource = 200;

    public static FeedName Of(FeedKind kind, FeedOptions feed) => kind switch
    {
        FeedKind.Replay when feed.File is { } file => new(kind, NameOf(file)),
        FeedKind.Simulated when feed.City != new SimulatedCallFeedOptions().City => new(kind, NameOf(feed.City)),
        _ => new(kind, null),
    };

    /// <summary>Below the folder of all data, such as <c>data/up/live/calls</c>.</summary>
    public FeedTopics Below(string dataFolder) =>
        Source is null ? FeedTopics.Below(dataFolder, Kind) : new(Path.Combine(dataFolder, Word(Kind), Source, "calls"));

    /// <summary>At some brokers, such as <c>kafka://localhost:9092/calls-live</c>.</summary>
    public FeedTopics InKafka(string servers)
    {
        var end = Source is null ? Word(Kind) : $"{Word(Kind)}-{InKafka()}";
        var address = $"{KafkaAddress.Scheme}{servers}/";
        return new FeedTopics($"{address}calls-{end}", Kind == FeedKind.Live ? $"{address}call_updates-{end}" : null);
    }

    /// <summary>The source in characters that Kafka takes. The end of a long name stays, since it tells files of one name apart.</summary>
    private string InKafka()
    {
        var text = Refused().Replace(Source!, "-");
        return text[Math.Max(0, text.Length - MostOfSource)..];
    }

    private static string Word(FeedKind kind) => kind.ToString().ToLowerInvariant();

    private static string NameOf(CallGeneratorOptions city) =>
        string.Create(CultureInfo.InvariantCulture, $"late-{city.Lateness.TotalSeconds:0}s-duplicates-{city.Duplicates:0.######}");

    private static string NameOf(string file)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(file))));
        return $"{Path.GetFileNameWithoutExtension(file)}-{hash[..HashDigits]}";
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Refused();
}
