using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// Cuts a batch into splits of a few thousand records. Partitions take turns in proportion to their length, so that all advance side by side and
/// little of one has to wait in memory for another. Depends on the offsets alone: a batch that runs again is cut the same way.
/// </summary>
internal static class SplitCutter
{
    /// <summary>About a column batch.</summary>
    private const long RecordsPerSplit = 4096;

    public static IReadOnlyList<SourceSplit> Cut(IReadOnlyList<SourceSplit> ranges)
    {
        var rounds = ranges.Count == 0 ? 0 : ranges.Max(r => (r.Records + RecordsPerSplit - 1) / RecordsPerSplit);
        var splits = new List<SourceSplit>();
        for (long round = 0; round < rounds; round++)
        {
            foreach (var range in ranges)
            {
                var (start, end) = (At(range, round, rounds), At(range, round + 1, rounds));
                if (end > start)
                {
                    splits.Add(new SourceSplit(range.Partition, new PartitionOffset(start, 0), new PartitionOffset(end, 0)));
                }
            }
        }

        return splits;
    }

    private static long At(SourceSplit range, long round, long rounds) => range.Start.Record + (long)((Int128)range.Records * round / rounds);
}
