using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// The panes of all groups, by group in order of time, which is also how they are found: most rows belong to the newest pane of their group or
/// behind it, and the others of a column batch are put in order and merged with the group's panes. Keeps count of the windows that they make up.
/// </summary>
internal sealed partial class PaneStore
{
    private readonly WindowGrid grid;
    private readonly PaneSlots panes = new();
    private readonly SlotLists<int> byGroup = new();
    private readonly SlotArray<Newest> newest = new();
    private readonly SlotArray<int> hints = new();
    private readonly TimeBuckets? buckets;
    private readonly PanesByGroup others = new();
    private readonly List<int> otherGroups = [];
    private readonly SlotSet leaving = new();
    private readonly SlotSet leavingGroups = new();
    private int[] fresh = [];
    private long[] freshNumbers = [];

    public PaneStore(WindowGrid grid, bool evicts)
    {
        this.grid = grid;
        buckets = evicts ? new TimeBuckets(slot => grid.WindowEnd(grid.LastWindow(Number(slot)))) : null;
    }

    /// <summary>One past the highest slot ever given.</summary>
    public int SlotLimit => panes.Limit;

    public ReadOnlySpan<int> FreeSlots => panes.Free;

    /// <summary>Pairs of group and window that hold a pane and have not left.</summary>
    public long WindowCount { get; set; }

    public long Bytes => panes.Bytes + byGroup.Bytes + newest.Bytes + hints.Bytes + others.Bytes + (buckets?.Bytes ?? 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Number(int slot) => panes.Number(slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Group(int slot) => panes.Group(slot);

    /// <summary>The slots of the group's panes, in order of time.</summary>
    public ReadOnlySpan<int> OfGroup(int group) => byGroup.Items(group);

    /// <summary>The place of the first of a group's panes from that number on.</summary>
    public int PlaceFrom(ReadOnlySpan<int> items, long number) => PlaceFrom(items, number, 0, items.Length);

    public void EnsureGroups(int limit)
    {
        byGroup.EnsureCapacity(limit);
        newest.EnsureCapacity(limit);
        hints.EnsureCapacity(limit);
    }

    /// <summary>Finds the panes of rows and adds those that are new.</summary>
    /// <param name="slots">By place, the group; becomes the pane.</param>
    /// <param name="numbers">By place, the number of the pane.</param>
    /// <param name="lateWindow">Windows up to this one have left and do not count.</param>
    /// <param name="touched">Takes the free slots that are given to new panes.</param>
    public void FindOrAdd(Span<int> slots, ReadOnlySpan<long> numbers, long lateWindow, BatchPanes touched, EvaluationContext context)
    {
        var otherPlaces = context.Rent<int>(slots.Length);
        var otherCount = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var (group, number) = (slots[i], numbers[i]);
            ref var last = ref newest[group];
            if (last.Link == 0 || number > last.Number)
            {
                slots[i] = Append(group, number, ref last, lateWindow, touched);
            }
            else if (number == last.Number)
            {
                slots[i] = last.Link - 1;
            }
            else
            {
                otherPlaces[otherCount++] = i;
            }
        }

        if (otherCount > 0)
        {
            FindOrAddOthers(otherPlaces.AsSpan(0, otherCount), slots, numbers, lateWindow, touched);
        }
    }

    /// <summary>Gives one pane a slot, for restoring; <see cref="LinkAdded"/> puts it in order.</summary>
    public int Add(int group, long number) => panes.Take(group, number);

    /// <summary>Restores all panes: the slots without one, then the others by <see cref="Restore"/>, then <see cref="LinkRestored"/>.</summary>
    public void RestoreFree(int limit, ReadOnlySpan<int> free) => panes.RestoreFree(limit, free);

    public void Restore(int slot, int group, long number) => panes.Set(slot, group, number);

    /// <summary>Puts panes that were added for restoring into their groups' order of time, and counts the windows that they add.</summary>
    public void LinkAdded(ReadOnlySpan<int> slots, long lateWindow)
    {
        CollectRestored(slots);
        foreach (var group in otherGroups)
        {
            var sorted = others.Sort(group);
            ExpectNew(group, sorted.Numbers);
            Link(group, sorted.Values, sorted.Numbers, lateWindow);
        }

        ForgetOthers();
    }

    /// <summary>Puts all restored panes into their groups' order of time.</summary>
    public void LinkRestored(ReadOnlySpan<int> slots)
    {
        CollectRestored(slots);
        foreach (var group in otherGroups)
        {
            var sorted = others.Sort(group);
            ExpectNew(group, sorted.Numbers);
            Insert(group, sorted.Values, sorted.Numbers);
        }

        ForgetOthers();
        foreach (var slot in slots)
        {
            buckets?.Add(slot);
        }
    }

    /// <summary>Visits panes of which a window may end by the watermark.</summary>
    public void VisitEndingBy(long watermark, Action<int> visit) => buckets!.Visit(Math.Min(watermark, grid.Spec.LastTime) + grid.Spec.SizeMicros, visit);

    /// <summary>The panes whose last window ends by the watermark, taken from the buckets but not yet removed.</summary>
    public void TakeEndedBy(long watermark, List<int> taken) => buckets!.TakeUntil(watermark, taken);

    /// <summary>All panes in an order in which <see cref="LinkRestored"/> makes the same state.</summary>
    public IEnumerable<int> InOrder()
    {
        if (buckets is not null)
        {
            return buckets.Ordered();
        }

        var free = FreeSlots.ToArray().ToHashSet();
        return Enumerable.Range(0, SlotLimit).Where(s => !free.Contains(s));
    }

    /// <summary>Removes panes that are the oldest of their groups; gives the groups that are empty then.</summary>
    public List<int> Remove(ReadOnlySpan<int> slots)
    {
        leaving.Clear();
        leavingGroups.Clear();
        foreach (var slot in slots)
        {
            leaving.Add(slot);
            leavingGroups.Add(Group(slot));
        }

        var empty = new List<int>();
        foreach (var group in leavingGroups.Members)
        {
            DropFront(group);
            if (byGroup.Count(group) == 0)
            {
                newest[group] = default;
                empty.Add(group);
            }
        }

        foreach (var slot in slots)
        {
            panes.Release(slot);
        }

        return empty;
    }

    private void DropFront(int group)
    {
        var items = byGroup.Items(group);
        var count = 0;
        while (count < items.Length && leaving.Contains(items[count]))
        {
            count++;
        }

        byGroup.DropFront(group, count);
    }

    private int Append(int group, long number, ref Newest last, long lateWindow, BatchPanes touched)
    {
        var slot = Take(group, number, touched);
        byGroup.Append(group, slot);
        WindowCount += grid.Spec.IsTumbling ? 1 : CountAppended(number, last, lateWindow);
        buckets?.Add(slot);
        last = new Newest { Number = number, Link = slot + 1 };
        return slot;
    }

    private long CountAppended(long number, in Newest last, long lateWindow) =>
        grid.CountBetween(number, last.Link == 0 ? lateWindow : Math.Max(grid.LastWindow(last.Number), lateWindow), long.MaxValue);

    private int Take(int group, long number, BatchPanes touched)
    {
        var slot = panes.Take(group, number);
        if (slot < touched.NewFrom)
        {
            touched.Reused.Add(slot);
        }

        return slot;
    }

    /// <summary>Finds or adds the panes of rows that come before the newest pane of their group.</summary>
    private void FindOrAddOthers(ReadOnlySpan<int> places, Span<int> slots, ReadOnlySpan<long> numbers, long lateWindow, BatchPanes touched)
    {
        foreach (var place in places)
        {
            if (others.Add(slots[place], numbers[place], place) == 0)
            {
                otherGroups.Add(slots[place]);
            }
        }

        var groups = CollectionsMarshal.AsSpan(otherGroups);
        for (var i = 0; i < groups.Length; i++)
        {
            Prefetch(groups[Math.Min(i + 8, groups.Length - 1)], groups[Math.Min(i + 4, groups.Length - 1)]);
            Merge(groups[i], others.Sort(groups[i]), slots, lateWindow, touched);
        }

        ForgetOthers();
    }

    /// <summary>Merges rows of a group, in order of time, with its panes: what is not there is added.</summary>
    private void Merge(int group, SortedPanes rows, Span<int> slots, long lateWindow, BatchPanes touched)
    {
        if (fresh.Length < rows.Count)
        {
            fresh = new int[rows.Count * 2];
            freshNumbers = new long[rows.Count * 2];
        }

        var old = byGroup.Items(group);
        var (place, count) = (hints[group], 0);
        for (var i = 0; i < rows.Count; i++)
        {
            var number = rows.Numbers[i];
            if (i > 0 && number == rows.Numbers[i - 1])
            {
                slots[rows.Values[i]] = slots[rows.Values[i - 1]];
                continue;
            }

            place = PlaceOf(old, number, place);
            if (place < old.Length && Number(old[place]) == number)
            {
                slots[rows.Values[i]] = old[place];
                continue;
            }

            var slot = Take(group, number, touched);
            slots[rows.Values[i]] = slot;
            (fresh[count], freshNumbers[count]) = (slot, number);
            count++;
        }

        hints[group] = place;
        if (count > 0)
        {
            Link(group, fresh.AsSpan(0, count), freshNumbers.AsSpan(0, count), lateWindow);
        }
    }

    /// <summary>Asks for what <see cref="Merge"/> reads of groups that come in a while: far ahead where their lists are, nearer the panes in them.</summary>
    private void Prefetch(int far, int near)
    {
        byGroup.Prefetch(far);
        hints.Prefetch(far);
        var items = byGroup.Items(near);
        var hint = hints[near];
        if (hint < items.Length)
        {
            panes.Prefetch(items[hint]);
        }

        if (hint > 0 && hint <= items.Length)
        {
            panes.Prefetch(items[hint - 1]);
        }
    }

    private void CollectRestored(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (others.Add(Group(slot), Number(slot), slot) == 0)
            {
                otherGroups.Add(Group(slot));
            }
        }
    }

    private void ForgetOthers()
    {
        others.Clear(CollectionsMarshal.AsSpan(otherGroups));
        otherGroups.Clear();
    }

    /// <summary>A checkpoint that has a pane twice is damaged.</summary>
    private void ExpectNew(int group, ReadOnlySpan<long> numbers)
    {
        var old = byGroup.Items(group);
        for (var i = 0; i < numbers.Length; i++)
        {
            var place = PlaceOf(old, numbers[i], hints[group]);
            if ((i > 0 && numbers[i] == numbers[i - 1]) || (place < old.Length && Number(old[place]) == numbers[i]))
            {
                throw StateReader.Damaged();
            }
        }
    }

    /// <summary>The newest pane of a group.</summary>
    private struct Newest
    {
        public long Number;

        /// <summary>The slot plus 1; 0 for none.</summary>
        public int Link;
    }
}
