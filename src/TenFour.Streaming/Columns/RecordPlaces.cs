using System.Runtime.InteropServices;

namespace TenFour.Streaming.Columns;

/// <summary>Which records of a batch something is true of. A place takes eight bytes, so that millions of them can be kept.</summary>
public sealed class RecordPlaces
{
    private readonly Dictionary<(string Source, int Partition), List<long>> _offsets = [];

    public bool IsEmpty => _offsets.Values.All(o => o.Count == 0);

    /// <param name="source">The source's name; of a source of several topics, the topic.</param>
    public void Add(string source, int partition, long offset) => OffsetsOf(source, partition).Add(offset);

    public void Clear()
    {
        foreach (var offsets in _offsets.Values)
        {
            offsets.Clear();
        }
    }

    /// <summary>All places of some, sorted, for <see cref="Between"/>.</summary>
    public static RecordPlaces Sorted(IEnumerable<RecordPlaces> some)
    {
        var all = new RecordPlaces();
        foreach (var ((source, partition), offsets) in some.SelectMany(s => s._offsets))
        {
            all.OffsetsOf(source, partition).AddRange(offsets);
        }

        foreach (var offsets in all._offsets.Values)
        {
            offsets.Sort();
        }

        return all;
    }

    /// <summary>The offsets of a partition within a range, ascending; only where the places are <see cref="Sorted"/>.</summary>
    public ReadOnlySpan<long> Between(string source, int partition, long start, long endExclusive)
    {
        var offsets = _offsets.TryGetValue((source, partition), out var found) ? CollectionsMarshal.AsSpan(found) : [];
        var first = FirstAtOrAfter(offsets, start);
        return offsets[first..Math.Max(first, FirstAtOrAfter(offsets, endExclusive))];
    }

    private List<long> OffsetsOf(string source, int partition)
    {
        ref var offsets = ref CollectionsMarshal.GetValueRefOrAddDefault(_offsets, (source, partition), out _);
        return offsets ??= [];
    }

    private static int FirstAtOrAfter(ReadOnlySpan<long> offsets, long offset)
    {
        var (low, high) = (0, offsets.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = offsets[middle] < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
