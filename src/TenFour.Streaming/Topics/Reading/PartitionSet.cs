using System.Collections.Immutable;
using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>The partitions of a topic, found as they appear.</summary>
internal sealed class PartitionSet : IDisposable
{
    private readonly TopicLayout? _layout;
    private readonly FileTopicSourceOptions _options;

    // Immutable, because workers read their partitions while new ones are looked for.
    private ImmutableSortedDictionary<int, IPartition> _partitions = ImmutableSortedDictionary<int, IPartition>.Empty;

    public PartitionSet(TopicAddress address, FileTopicSourceOptions options)
    {
        _options = options;
        _layout = address.IsFolder ? new TopicLayout(address.Path) : null;
        if (_layout is null)
        {
            Add(0, Compression.IsCompressed(address.Path)
                ? new CompressedPartition(address.Path, options)
                : new FilePartition(address.Path, indexPath: null, options));
        }
    }

    /// <summary>The ends at the last <see cref="Refresh"/>.</summary>
    public SourceOffsets Latest { get; private set; } = SourceOffsets.Empty;

    public IReadOnlyDictionary<int, IPartition> ByNumber => _partitions;

    /// <summary>Looks for new partitions and new records.</summary>
    public SourceOffsets Refresh()
    {
        FindNew();
        foreach (var (number, partition) in _partitions)
        {
            var end = partition.Refresh();
            if (!Latest.TryGet(number, out var before) || before != end)
            {
                Latest = Latest.With(number, end);
            }
        }

        return Latest;
    }

    public void Dispose()
    {
        foreach (var partition in _partitions.Values)
        {
            partition.Dispose();
        }
    }

    private void FindNew()
    {
        if (_layout is null || !Directory.Exists(_layout.Folder))
        {
            return;
        }

        foreach (var number in _layout.FindPartitions())
        {
            if (!_partitions.ContainsKey(number))
            {
                Add(number, new FilePartition(_layout.DataPath(number), _layout.IndexPath(number), _options));
            }
        }
    }

    private void Add(int number, IPartition partition) => _partitions = _partitions.Add(number, partition);
}
