using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Sources;

/// <summary>
/// The splits of one batch. Workers read them in any order, but what the client hands over of a partition comes in its own: a worker waits until
/// those before it have all they need. Later reads of the same splits wait for nobody.
/// </summary>
internal sealed class ReadPlan
{
    private readonly Dictionary<(PartitionId Partition, long Start), int> _places = [];
    private readonly Dictionary<PartitionId, int> _done = [];

    public ReadPlan(IReadOnlyList<SourceSplit> splits)
    {
        foreach (var split in splits)
        {
            var place = _done.GetValueOrDefault(split.Partition);
            _places[Key(split)] = place;
            _done[split.Partition] = place + 1;
        }

        foreach (var partition in _done.Keys)
        {
            _done[partition] = 0;
        }
    }

    /// <summary>A worker has failed: nobody will take what the others wait for.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Whether all splits before it have what they need.</summary>
    public bool MayStart(SourceSplit split) => !_places.TryGetValue(Key(split), out var place) || _done[split.Partition] >= place;

    public void Finished(SourceSplit split)
    {
        if (_places.TryGetValue(Key(split), out var place))
        {
            _done[split.Partition] = Math.Max(_done[split.Partition], place + 1);
        }
    }

    public void Abandon() => IsAbandoned = true;

    private static (PartitionId Partition, long Start) Key(SourceSplit split) => (split.Partition, split.Start.Record);
}
