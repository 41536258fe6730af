using System.IO.Compression;
using System.Text.Json;

namespace TenFour.Parity.Tests;

/// <summary>The records of a case, as one NDJSON file.</summary>
internal static class ParityRecords
{
    private static readonly Lazy<string[]> Newest = new(() => ReadPacked(Path.Combine(ParityFolders.Data!, "calls-sfpd-2018.ndjson.gz")));

    private static readonly Lazy<string[]> Arrival = new(() => [.. Newest.Value.OrderBy(CrimeId)]);

    public static void Write(ParityCase @case, string path)
    {
        var lines = @case.Records switch
        {
            "newest" => Newest.Value,
            "arrival" => Arrival.Value,
            var other => File.ReadAllText(Path.Combine(ParityFolders.Cases!, other + ".ndjson")).TrimEnd('\n').Split('\n'),
        };
        File.WriteAllText(path, string.Concat(lines.Take(@case.Take).Select(l => l + "\n")));
    }

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
