using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>Puts the index of a partition in order before a writer goes on with it.</summary>
internal static class PartitionIndexRepair
{
    /// <summary>
    /// Removes entries that are damaged or out of order. What they told is lost, no more: their appends count as part of the next one.
    /// </summary>
    public static void DropDamagedEntries(string path)
    {
        using var index = PartitionIndex.TryOpen(path);
        if (index is not null && index.ReadSound(0).LongCount() < index.Count)
        {
            Replace(path, index.ReadSound(0));
        }
    }

    /// <summary>Makes the index end where the data end; builds it from the data where there is none that fits.</summary>
    public static void Fit(TopicLayout layout, int partition, PartitionFacts facts, bool isTailForeign)
    {
        using var data = FileBytes.OpenRead(layout.DataPath(partition));
        var micros = EpochTime.Milliseconds(File.GetLastWriteTimeUtc(layout.DataPath(partition)));
        IndexEntry Describe(PartitionOffset end) => new(end, micros, DataFingerprint.Read(data, end.Byte)!.Value, isTailForeign);

        if (!facts.IsIndexUsable)
        {
            var ends = new List<PartitionOffset>();
            LineScan.FindEnd(data, PartitionOffset.Start, 0, facts.End.Byte, ends.Add);
            Replace(layout.IndexPath(partition), ends.Select(Describe));
        }
        else if (facts.HasCutAppend || facts.Indexed != facts.End)
        {
            using var writer = PartitionIndexWriter.Open(layout.IndexPath(partition));
            writer.CutAfter(facts.Indexed);
            if (facts.End != facts.Indexed)
            {
                writer.Append(Describe(facts.End));
            }
        }
    }

    private static void Replace(string path, IEnumerable<IndexEntry> entries)
    {
        using var content = new MemoryStream();
        content.Write(PartitionIndex.Magic);
        content.SetLength(PartitionIndex.HeaderBytes);
        content.Position = PartitionIndex.HeaderBytes;
        Span<byte> bytes = stackalloc byte[IndexEntry.Size];
        foreach (var entry in entries)
        {
            entry.Write(bytes);
            content.Write(bytes);
        }

        AtomicFile.Write(path, content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
