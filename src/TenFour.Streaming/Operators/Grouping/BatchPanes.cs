using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The panes that a batch has touched, group by group.</summary>
internal sealed class BatchPanes(PaneStore panes)
{
    private readonly SlotSet all = new();
    private readonly List<int> groups = [];

    // By group, the place in "all" of the newest pane, plus 1; by place, that of the one before.
    private readonly SlotArray<int> heads = new();
    private int[] before = new int[16];
    private int[] sorted = new int[16];
    private long[] numbers = new long[16];

    /// <summary>The panes, in the order of their first touch.</summary>
    public ReadOnlySpan<int> All => all.Members;

    /// <summary>Those of them that are new.</summary>
    public SlotSet Added { get; } = new();

    /// <summary>The groups of the panes, in the order of their first touch.</summary>
    public IReadOnlyList<int> Groups => groups;

    public long Bytes => all.Bytes + Added.Bytes + heads.Bytes + (before.Length + sorted.Length) * 4L + numbers.Length * 8L;

    public void Touch(int slot)
    {
        if (!all.Add(slot))
        {
            return;
        }

        var group = panes.Group(slot);

        if (all.Count > before.Length)
        {
            Array.Resize(ref before, before.Length * 2);
        }

        heads.EnsureCapacity(group + 1);
        ref var head = ref heads[group];
        if (head == 0)
        {
            groups.Add(group);
        }

        before[all.Count - 1] = head;
        head = all.Count;
    }

    /// <summary>The group's touched panes in order of time, valid until the next call.</summary>
    public ReadOnlySpan<int> SortedPanes(int group)
    {
        var count = 0;
        for (var link = heads[group]; link != 0; link = before[link - 1])
        {
            if (count == sorted.Length)
            {
                Array.Resize(ref sorted, count * 2);
                Array.Resize(ref numbers, count * 2);
            }

            sorted[count] = all.Members[link - 1];
            numbers[count] = panes.Number(sorted[count]);
            count++;
        }

        Sort(sorted.AsSpan(0, count), numbers.AsSpan(0, count));
        return sorted.AsSpan(0, count);
    }

    public void Clear()
    {
        foreach (var group in groups)
        {
            heads[group] = 0;
        }

        groups.Clear();
        all.Clear();
        Added.Clear();
    }

    /// <summary>Most streams run forwards or backwards in time, and then there is nothing to sort.</summary>
    private static void Sort(Span<int> slots, Span<long> keys)
    {
        var (ascending, descending) = (true, true);
        for (var i = 1; i < keys.Length; i++)
        {
            ascending &= keys[i - 1] < keys[i];
            descending &= keys[i - 1] > keys[i];
        }

        if (descending)
        {
            slots.Reverse();
        }
        else if (!ascending)
        {
            keys.Sort(slots);
        }
    }
}
