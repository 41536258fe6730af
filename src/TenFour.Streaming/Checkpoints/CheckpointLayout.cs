using System.Globalization;

namespace TenFour.Streaming.Checkpoints;

/// <summary>The names of a checkpoint's files.</summary>
/// <param name="Folder">Where they lie.</param>
internal sealed record CheckpointLayout(string Folder)
{
    public string MetadataPath => Path.Combine(Folder, "metadata.json");

    public string LockPath => Path.Combine(Folder, "lock");

    public string LockHolderPath => Path.Combine(Folder, "lock.pid");

    /// <summary>The journal of the batches from <paramref name="firstBatch"/> on.</summary>
    public string JournalPath(long firstBatch) => Path.Combine(Folder, $"journal-{firstBatch:D8}.log");

    /// <summary>The whole state after a batch.</summary>
    public string SnapshotPath(long batch) => Path.Combine(Folder, $"state-{batch:D8}.snapshot");

    /// <summary>The first batches of the journals that are there, ascending.</summary>
    public IReadOnlyList<long> Journals() => Numbers("journal-", ".log");

    /// <summary>The batches of the snapshots that are there, ascending.</summary>
    public IReadOnlyList<long> Snapshots() => Numbers("state-", ".snapshot");

    /// <summary>Whether a batch has begun.</summary>
    public bool IsUsed() => Snapshots().Count > 0 || Journals().Any(j => new FileInfo(JournalPath(j)).Length > 0);

    private List<long> Numbers(string prefix, string suffix) =>
        [.. Directory.EnumerateFiles(Folder, prefix + "*" + suffix)
            .Select(f => Path.GetFileName(f)[prefix.Length..^suffix.Length])
            .Where(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(n => long.Parse(n, CultureInfo.InvariantCulture))
            .Order()];
}
