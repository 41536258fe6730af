using System.Runtime.InteropServices;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>The panes that a batch has touched, and group by group those that it has touched recently.</summary>
/// <param name="keepsAll">Keeps all of the batch's panes by group, which update mode emits; otherwise only the recent ones.</param>
internal sealed class BatchPanes(bool keepsAll)
{
    private readonly SlotSet all = new();
    private readonly SlotSet groups = new();
    private readonly List<(int Group, bool IsFirst)> recentGroups = [];

    // By group, the place of its newest entry, plus 1. An entry has all that is needed of a pane, so that walking a group's entries reads
    // nothing else.
    private readonly SlotArray<int> heads = new();
    private Entry[] entries = new Entry[16];
    private int entryCount;
    private int recentFrom;
    private int[] slots = new int[16];
    private long[] numbers = new long[16];
    private bool[] isNew = new bool[16];

    /// <summary>The panes, in the order of their first touch.</summary>
    public ReadOnlySpan<int> All => all.Members;

    /// <summary>Those of them that are new, in the order in which they got their slots.</summary>
    public List<int> Added { get; } = [];

    /// <summary>The groups of the panes, in the order of their first touch.</summary>
    public ReadOnlySpan<int> Groups => groups.Members;

    /// <summary>The groups with panes that were touched for the first time since <see cref="BeginRecent"/>, and whether these are their first.</summary>
    public ReadOnlySpan<(int Group, bool IsFirst)> RecentGroups => CollectionsMarshal.AsSpan(recentGroups);

    public long Bytes => all.Bytes + groups.Bytes + heads.Bytes + (entries.Length * 24L) + (slots.Length * 13L);

    public bool Contains(int slot) => all.Contains(slot);

    public void Touch(int group, long number, int slot, bool isNew)
    {
        if (!all.Add(slot))
        {
            return;
        }

        if (entryCount == entries.Length)
        {
            Array.Resize(ref entries, entries.Length * 2);
        }

        heads.EnsureCapacity(group + 1);
        ref var head = ref heads[group];
        if (head <= recentFrom)
        {
            recentGroups.Add((group, groups.Add(group)));
        }

        entries[entryCount++] = new Entry { Number = number, Slot = slot, Before = head, IsNew = isNew };
        head = entryCount;
    }

    /// <summary>What has been touched so far is no longer recent.</summary>
    public void BeginRecent()
    {
        if (!keepsAll)
        {
            ForgetEntries();
        }

        recentFrom = entryCount;
        recentGroups.Clear();
    }

    /// <summary>All of the group's touched panes in order of time, valid until the next call; only where all are kept.</summary>
    public SortedPanes Sort(int group) => Sort(group, 0);

    /// <summary>Those of them that were touched recently.</summary>
    public SortedPanes SortRecent(int group) => Sort(group, recentFrom);

    public void Clear()
    {
        ForgetEntries();
        recentGroups.Clear();
        recentFrom = 0;
        groups.Clear();
        all.Clear();
        Added.Clear();
    }

    private void ForgetEntries()
    {
        foreach (var (group, _) in recentGroups)
        {
            heads[group] = 0;
        }

        for (var i = 0; keepsAll && i < groups.Count; i++)
        {
            heads[groups.Members[i]] = 0;
        }

        entryCount = 0;
    }

    private SortedPanes Sort(int group, int from)
    {
        var count = 0;
        for (var link = heads[group]; link > from; count++)
        {
            if (count == slots.Length)
            {
                GrowSorted();
            }

            ref var entry = ref entries[link - 1];
            (slots[count], numbers[count], isNew[count]) = (entry.Slot, entry.Number, entry.IsNew);
            link = entry.Before;
        }

        Order(count);
        return new SortedPanes(slots.AsSpan(0, count), numbers.AsSpan(0, count), isNew.AsSpan(0, count));
    }

    private void GrowSorted()
    {
        var length = slots.Length * 2;
        Array.Resize(ref slots, length);
        Array.Resize(ref numbers, length);
        Array.Resize(ref isNew, length);
    }

    /// <summary>Most streams run forwards or backwards in time, and then there is nothing to sort.</summary>
    private void Order(int count)
    {
        var (ascending, descending) = (true, true);
        for (var i = 1; i < count; i++)
        {
            ascending &= numbers[i - 1] < numbers[i];
            descending &= numbers[i - 1] > numbers[i];
        }

        if (ascending)
        {
            return;
        }

        if (descending)
        {
            slots.AsSpan(0, count).Reverse();
            numbers.AsSpan(0, count).Reverse();
            isNew.AsSpan(0, count).Reverse();
            return;
        }

        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        numbers.AsSpan(0, count).Sort(order.AsSpan());
        var (oldSlots, oldNew) = (slots.AsSpan(0, count).ToArray(), isNew.AsSpan(0, count).ToArray());
        for (var i = 0; i < count; i++)
        {
            (slots[i], isNew[i]) = (oldSlots[order[i]], oldNew[order[i]]);
        }
    }

    private struct Entry
    {
        public long Number;
        public int Slot;

        /// <summary>The place of the group's entry before this one, plus 1; 0 for none.</summary>
        public int Before;

        public bool IsNew;
    }
}
