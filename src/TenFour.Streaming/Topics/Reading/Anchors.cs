using TenFour.Streaming.Sources;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>
/// Places that were met when counting, one in about a megabyte, so that nothing is counted twice. They serve where the index does not
/// reach: a file that is not ours, or records that another program appended.
/// </summary>
internal sealed class Anchors
{
    private const long SpacingBytes = 1024 * 1024;

    private readonly List<PartitionOffset> _places = [];

    /// <summary>Remembers a place after the ones before, unless it is too close to them.</summary>
    public void Add(PartitionOffset place)
    {
        if (place.Byte - (_places.Count == 0 ? 0 : _places[^1].Byte) >= SpacingBytes)
        {
            _places.Add(place);
        }
    }

    public void Clear() => _places.Clear();

    /// <summary>The last remembered place at or before a record; the start where there is none.</summary>
    public PartitionOffset BeforeRecord(long record) => Before(new PartitionOffset(record, long.MaxValue), ByRecord);

    /// <summary>The last remembered place at or before a byte; the start where there is none.</summary>
    public PartitionOffset BeforeByte(long position) => Before(new PartitionOffset(long.MaxValue, position), ByByte);

    private static readonly Comparer<PartitionOffset> ByRecord = Comparer<PartitionOffset>.Create((a, b) => a.Record.CompareTo(b.Record));

    private static readonly Comparer<PartitionOffset> ByByte = Comparer<PartitionOffset>.Create((a, b) => a.Byte.CompareTo(b.Byte));

    private PartitionOffset Before(PartitionOffset place, Comparer<PartitionOffset> order)
    {
        var found = _places.BinarySearch(place, order);
        var last = found >= 0 ? found : ~found - 1;
        return last < 0 ? PartitionOffset.Start : _places[last];
    }
}
