using System.IO.Compression;
using System.Text.Json;

namespace TenFour.Parity.Tests;

/// <summary>The records of a case, as one NDJSON file.</summary>
internal static class ParityRecords
{
    private static readonly Lazy<string[]> Newest = new(() => ReadPacked(Path.Combine(ParityFolders.Data!, "calls-sfpd-2018.ndjson.gz")));

    private static readonly Lazy<string[]> Arrival = new(() => [.. Newest.Value.OrderBy(CrimeId)]);

    public static void Write(ParityCase @case, string path) =>
        File.WriteAllText(path, string.Concat(Lines(@case.Records, @case.Take).Select(l => l + "\n")));

    /// <summary>The first records, in one of the orders of the parity folder.</summary>
    public static IEnumerable<string> Lines(string records, int take) => records switch
    {
        "newest" => Newest.Value.Take(take),
        "arrival" => Arrival.Value.Take(take),
        var other => File.ReadAllText(Path.Combine(ParityFolders.Cases!, other + ".ndjson")).TrimEnd('\n').Split('\n').Take(take),
    };

    private static long CrimeId(string record)
    {
        using var document = JsonDocument.Parse(record);
        return long.Parse(document.RootElement.GetProperty("crime_id").GetString()!);
    }

    private static string[] ReadPacked(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
