using System.Globalization;

namespace TenFour.Streaming.Sinks;

/// <summary>The names of the files of an <c>ndjson:</c> folder.</summary>
internal sealed record NdjsonLayout(string Folder)
{
    private const string Prefix = "batch-";
    private const string Suffix = ".ndjson";
    private const string UnfinishedSuffix = ".new";

    public string BatchPath(long batchId) => Path.Combine(Folder, $"{Prefix}{batchId:D8}{Suffix}");

    public string UnfinishedPath(long batchId) => BatchPath(batchId) + UnfinishedSuffix;

    /// <summary>The batches that have a file, ascending.</summary>
    public IReadOnlyList<long> Batches() =>
        [.. Directory.EnumerateFiles(Folder, Prefix + "*" + Suffix)
            .Select(f => Path.GetFileName(f)[Prefix.Length..^Suffix.Length])
            .Where(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(n => long.Parse(n, CultureInfo.InvariantCulture))
            .Order()];

    public void RemoveUnfinished()
    {
        foreach (var path in Directory.EnumerateFiles(Folder, Prefix + "*" + Suffix + UnfinishedSuffix))
        {
            File.Delete(path);
        }
    }

    public void RemoveBefore(long batchId)
    {
        foreach (var older in Batches().Where(b => b < batchId))
        {
            File.Delete(BatchPath(older));
        }
    }
}
