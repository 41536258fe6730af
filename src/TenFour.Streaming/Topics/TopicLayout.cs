using System.Globalization;

namespace TenFour.Streaming.Topics;

/// <summary>Where the files of a topic folder are.</summary>
/// <param name="Folder">The topic's folder, as the user wrote it.</param>
internal sealed record TopicLayout(string Folder)
{
    public const string DataPattern = "partition-*.ndjson";

    private const string DataPrefix = "partition-";
    private const string DataSuffix = ".ndjson";
    private const int DigitsOfPartition = 5;

    public string MetadataPath => Path.Combine(Folder, "topic.json");

    public string JournalPath => Path.Combine(Folder, "producers.json");

    public string LockPath => Path.Combine(Folder, "writer.lock");

    public string LockHolderPath => Path.Combine(Folder, "writer.pid");

    public string DataPath(int partition) => Path.Combine(Folder, Name(partition) + DataSuffix);

    public string IndexPath(int partition) => Path.Combine(Folder, Name(partition) + ".index");

    /// <summary>The partitions that have a data file, in order.</summary>
    public IReadOnlyList<int> FindPartitions()
    {
        var found = new List<int>();
        foreach (var path in Directory.EnumerateFiles(Folder, DataPattern))
        {
            if (TryParse(Path.GetFileName(path.AsSpan()), out var partition))
            {
                found.Add(partition);
            }
        }

        found.Sort();
        return found;
    }

    /// <summary>A folder is a topic when it says so, or when somebody has put partition files into it.</summary>
    public bool Exists() => Directory.Exists(Folder) && (File.Exists(MetadataPath) || FindPartitions().Count > 0);

    private static bool TryParse(ReadOnlySpan<char> fileName, out int partition)
    {
        partition = 0;
        return fileName.Length == DataPrefix.Length + DigitsOfPartition + DataSuffix.Length
            && fileName.StartsWith(DataPrefix, StringComparison.Ordinal)
            && fileName.EndsWith(DataSuffix, StringComparison.Ordinal)
            && int.TryParse(
                fileName.Slice(DataPrefix.Length, DigitsOfPartition), NumberStyles.None, CultureInfo.InvariantCulture, out partition);
    }

    private static string Name(int partition) => DataPrefix + partition.ToString("D5", CultureInfo.InvariantCulture);
}
