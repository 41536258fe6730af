using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// Collects panes in any order and gives them group by group in order of time. An entry has all that is needed of a pane, so that walking a
/// group's entries reads nothing else.
/// </summary>
internal sealed class PanesByGroup
{
    // By group, the place of its newest entry, plus 1.
    private readonly SlotArray<int> heads = new();
    private Entry[] entries = new Entry[16];
    private int[] values = new int[16];
    private long[] numbers = new long[16];

    /// <summary>The entries so far.</summary>
    public int Count { get; private set; }

    public long Bytes => heads.Bytes + (entries.Length * 16L) + (values.Length * 12L);

    /// <summary>Adds an entry.</summary>
    /// <param name="value">What is known of the pane: its slot, or the place of its row.</param>
    /// <returns>One past the place of the group's entry before it; 0 for none.</returns>
    public int Add(int group, long number, int value)
    {
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, Count * 2);
        }

        heads.EnsureCapacity(group + 1);
        ref var head = ref heads[group];
        var before = head;
        entries[Count++] = new Entry { Number = number, Value = value, Before = before };
        head = Count;
        return before;
    }

    /// <summary>The group's entries from a place on, in order of time; valid until the next call.</summary>
    public SortedPanes Sort(int group, int from = 0)
    {
        var count = 0;
        for (var link = group < heads.Capacity ? heads[group] : 0; link > from; count++)
        {
            if (count == values.Length)
            {
                Array.Resize(ref values, count * 2);
                Array.Resize(ref numbers, count * 2);
            }

            ref var entry = ref entries[link - 1];
            (values[count], numbers[count]) = (entry.Value, entry.Number);
            link = entry.Before;
        }

        Order(numbers.AsSpan(0, count), values.AsSpan(0, count));
        return new SortedPanes(values.AsSpan(0, count), numbers.AsSpan(0, count));
    }

    /// <summary>Forgets the entries, which are all of these groups.</summary>
    public void Clear(ReadOnlySpan<int> groups)
    {
        foreach (var group in groups)
        {
            heads[group] = 0;
        }

        Count = 0;
    }

    /// <summary>Most streams run forwards or backwards in time, and then there is nothing to sort.</summary>
    private static void Order(Span<long> numbers, Span<int> values)
    {
        var (ascending, descending) = (true, true);
        for (var i = 1; i < numbers.Length; i++)
        {
            ascending &= numbers[i - 1] <= numbers[i];
            descending &= numbers[i - 1] >= numbers[i];
        }

        if (descending)
        {
            values.Reverse();
            numbers.Reverse();
        }
        else if (!ascending)
        {
            numbers.Sort(values);
        }
    }

    private struct Entry
    {
        public long Number;
        public int Value;

        /// <summary>The place of the group's entry before this one, plus 1; 0 for none.</summary>
        public int Before;
    }
}
