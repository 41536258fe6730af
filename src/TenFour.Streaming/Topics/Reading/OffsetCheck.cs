using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// Checks offsets from a checkpoint against the data. A place that cannot be one in the data is a loss of data; under
/// <c>failOnDataLoss=false</c> nothing is read from it or up to it.
/// </summary>
internal sealed class OffsetCheck(FileTopicSourceOptions options, Func<int, string> nameOf)
{
    /// <summary>Batches come back to a handful of places; this only keeps a query that runs for years from collecting them.</summary>
    private const int MostRemembered = 4096;

    private readonly HashSet<(int Partition, int Generation, PartitionOffset Place)> _plausible = [];
    private readonly HashSet<(int Partition, PartitionOffset Place)> _lost = [];

    /// <summary>Checks one place in every partition.</summary>
    public void Check(SourceOffsets offsets, IReadOnlyDictionary<int, IPartition> partitions)
    {
        foreach (var ((_, number), place) in offsets)
        {
            var partition = partitions.GetValueOrDefault(number);
            if (place == PartitionOffset.Start || _lost.Contains((number, place)) || IsPlausible(number, partition, place))
            {
                continue;
            }

            var end = partition?.End ?? PartitionOffset.Start;
            DataLoss.Report(
                $"{nameOf(number)} ends after {Words(end)} and does not fit what had been read of it, up to {Words(place)}: it was cut or replaced.",
                options);
            _lost.Add((number, place));
        }
    }

    /// <summary>Remembers a place that was found in the data.</summary>
    public void Trust(int number, IPartition partition, PartitionOffset place) => Remember((number, partition.Generation, place));

    /// <summary>The records between two checked places.</summary>
    public long Backlog(int partition, PartitionOffset start, PartitionOffset endExclusive) =>
        _lost.Contains((partition, start)) || _lost.Contains((partition, endExclusive)) ? 0 : Math.Max(0, endExclusive.Record - start.Record);

    private static string Words(PartitionOffset place) => place.IsCounted ? $"record {place.Record} (byte {place.Byte})" : $"byte {place.Byte}";

    private bool IsPlausible(int number, IPartition? partition, PartitionOffset place)
    {
        if (partition is null)
        {
            return false;
        }

        var key = (number, partition.Generation, place);
        if (_plausible.Contains(key))
        {
            return true;
        }

        if (!partition.IsPlausible(place))
        {
            return false;
        }

        Remember(key);
        return true;
    }

    private void Remember((int Partition, int Generation, PartitionOffset Place) key)
    {
        if (_plausible.Count == MostRemembered)
        {
            _plausible.Clear();
        }

        _plausible.Add(key);
    }
}
