using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics;

/// <summary>What a writer finds in a partition when it opens it.</summary>
/// <param name="Committed">The end at the last commit.</param>
/// <param name="End">The place after the last complete record.</param>
/// <param name="TornBytes">The length of an unfinished line after it.</param>
/// <param name="IsIndexUsable">There is an index, and it belongs to these data.</param>
/// <param name="Indexed">The end of the last append that is in the index and in the data.</param>
/// <param name="OwnIndexed">What a producer appended after the last commit, according to the index.</param>
/// <param name="HasCutAppend">The index announces one more append, which did not reach the data as a whole.</param>
internal sealed record PartitionFacts(
    PartitionOffset Committed,
    PartitionOffset End,
    long TornBytes,
    bool IsIndexUsable,
    PartitionOffset Indexed,
    RecordSpan OwnIndexed,
    bool HasCutAppend)
{
    /// <summary>Gathers the facts of a partition.</summary>
    public static PartitionFacts Gather(TopicLayout layout, int partition, PartitionOffset committed)
    {
        using var data = FileBytes.OpenRead(layout.DataPath(partition));
        using var index = PartitionIndex.TryOpen(layout.IndexPath(partition));
        var count = index?.CountBorneOut(data) ?? -1;
        var indexed = count > 0 ? index!.StartOf(count) : PartitionOffset.Start;
        var length = RandomAccess.GetLength(data);
        var end = LineScan.FindEnd(data, indexed, indexed.Byte, length);
        return new PartitionFacts(
            committed,
            end,
            length - end.Byte,
            count >= 0,
            indexed,
            count > 0 ? SumOwn(index!, count, committed) : default,
            index is not null && count >= 0 && count < index.Count);
    }

    private static RecordSpan SumOwn(PartitionIndex index, long count, PartitionOffset committed)
    {
        var own = default(RecordSpan);
        var first = index.FindFirst(entry => entry.End.Record > committed.Record);
        var start = index.StartOf(first);
        start = start.Record < committed.Record ? committed : start;
        foreach (var entry in index.ReadSound(first).Take((int)(count - first)))
        {
            own += entry.IsForeign ? default : RecordSpan.Between(start, entry.End);
            start = entry.End;
        }

        return own;
    }
}
