using System.Globalization;
using TenFour.Calls.Feeds.Files;
using TenFour.Calls.Simulation;

namespace TenFour.Calls.Producing;

/// <summary>
/// The name under which a topic remembers a producer: everything that decides which records come in which order into which partition,
/// and nothing else. Pace and limit may change from run to run; the sequence goes on.
/// </summary>
public static class ProducerName
{
    // Enough to tell one input from another.
    private const int FingerprintLength = 16;

    /// <param name="path">The full path of the file, or - for standard input.</param>
    /// <param name="feed">The opened input.</param>
    /// <param name="sortedLength">The length of the file where it is sorted: a file that has grown sorts to another sequence.</param>
    /// <param name="isRepeated">Whether the dates of later passes move on.</param>
    /// <param name="keyField">The field that decides the partition, if any.</param>
    public static string OfFile(string path, FileFeed feed, long? sortedLength, bool isRepeated, string? keyField)
    {
        var order = sortedLength is { } length ? $" order=time length={length}" : "";
        return $"file {path} first={feed.Fingerprint[..FingerprintLength]}{order}{(isRepeated ? " repeated" : "")}{Key(keyField)}";
    }

    public static string OfSimulation(CallGeneratorOptions options, string? keyField)
    {
        var shares = string.Create(CultureInfo.InvariantCulture, $"duplicates={options.Duplicates:R} oddities={options.Oddities:R}");
        var lateness = string.Create(CultureInfo.InvariantCulture, $"lateness={options.Lateness.TotalSeconds:R}s");
        var model = options.Model == SimulationModel.File ? "" : $"model={options.Model} ";
        return $"simulation {model}seed={options.Seed} start={options.Start:yyyy-MM-dd} {lateness} {shares}{Key(keyField)}";
    }

    private static string Key(string? field) => field is null ? "" : $" key={field}";
}
