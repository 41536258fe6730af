using System.Runtime.CompilerServices;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>
/// The panes of all groups: found by group and number, and by group in order of time. Keeps count of the windows that they make up.
/// </summary>
internal sealed class PaneStore
{
    private readonly WindowGrid grid;
    private readonly KeyTable table = new(2);
    private readonly SlotLists<int> byGroup = new();
    private readonly SlotArray<Guess> latest = new();
    private readonly SlotArray<int> hints = new();
    private readonly TimeBuckets? buckets;
    private readonly SlotSet leaving = new();
    private int[] fresh = [];
    private long[] freshNumbers = [];
    private readonly SlotSet leavingGroups = new();

    public PaneStore(WindowGrid grid, bool evicts)
    {
        this.grid = grid;
        buckets = evicts ? new TimeBuckets(slot => grid.WindowEnd(grid.LastWindow(Number(slot)))) : null;
    }

    /// <summary>One past the highest slot ever given.</summary>
    public int SlotLimit => table.SlotLimit;

    public ReadOnlySpan<int> FreeSlots => table.FreeSlots;

    /// <summary>Pairs of group and window that hold a pane and have not left.</summary>
    public long WindowCount { get; set; }

    public long Bytes => table.Bytes + byGroup.Bytes + latest.Bytes + hints.Bytes + (buckets?.Bytes ?? 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Number(int slot) => (long)table.Word(slot, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Group(int slot) => (int)table.Word(slot, 0);

    /// <summary>The slots of the group's panes, in order of time.</summary>
    public ReadOnlySpan<int> OfGroup(int group) => byGroup.Items(group);

    public void EnsureGroups(int limit)
    {
        byGroup.EnsureCapacity(limit);
        latest.EnsureCapacity(limit);
        hints.EnsureCapacity(limit);
    }

    /// <summary>Finds the panes of rows and adds those that are new; they are in no order of time before <see cref="Link"/>.</summary>
    /// <param name="slots">By place, the group; becomes the pane.</param>
    /// <param name="numbers">By place, the number of the pane.</param>
    /// <param name="touched">Takes what is touched and added.</param>
    public void FindOrAdd(Span<int> slots, ReadOnlySpan<long> numbers, BatchPanes touched, EvaluationContext context)
    {
        var groups = context.Rent<int>(slots.Length).AsSpan(0, slots.Length);
        var isNew = context.Rent<bool>(slots.Length).AsSpan(0, slots.Length);
        var places = context.Rent<int>(slots.Length);
        var keys = context.Rent<ulong>(slots.Length * 2);
        slots.CopyTo(groups);
        isNew.Clear();
        var misses = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            ref var guess = ref latest[groups[i]];
            if (guess.Slot != 0 && guess.Number == numbers[i])
            {
                slots[i] = guess.Slot - 1;
                continue;
            }

            keys[misses * 2] = (ulong)groups[i];
            keys[misses * 2 + 1] = (ulong)numbers[i];
            places[misses++] = i;
        }

        Resolve(keys.AsSpan(0, misses * 2), places.AsSpan(0, misses), slots, isNew, touched, context);
        for (var i = 0; i < slots.Length; i++)
        {
            touched.Touch(groups[i], numbers[i], slots[i], isNew[i]);
        }
    }

    /// <summary>Adds one pane, which must be new; for restoring.</summary>
    public int Add(int group, long number)
    {
        Span<ulong> key = [(ulong)group, (ulong)number];
        var slot = table.FindOrAdd(key, out var isNew);
        return isNew ? slot : throw StateReader.Damaged();
    }

    /// <summary>Restores all panes: the slots without one, then the others by <see cref="Restore"/>.</summary>
    public void RestoreFree(int limit, ReadOnlySpan<int> free) => table.RestoreFree(limit, free);

    public void Restore(int slot, int group, long number)
    {
        Span<ulong> key = [(ulong)group, (ulong)number];
        if (!table.RestoreKey(slot, key))
        {
            throw StateReader.Damaged();
        }
    }

    /// <summary>Asks for what <see cref="Link"/> reads of groups that come in a while: far ahead where their lists are, nearer the panes in them.</summary>
    public void Prefetch(int far, int near)
    {
        byGroup.Prefetch(far);
        hints.Prefetch(far);
        var items = byGroup.Items(near);
        var hint = hints[near];
        if (hint < items.Length)
        {
            table.PrefetchKey(items[hint]);
        }

        if (hint > 0 && hint <= items.Length)
        {
            table.PrefetchKey(items[hint - 1]);
        }
    }

    /// <summary>Puts a group's new panes into its order of time, and counts the windows that they add.</summary>
    /// <param name="sorted">Panes of the group, among them the new ones.</param>
    /// <param name="lateWindow">Windows up to this one have left and do not count.</param>
    public void Link(int group, SortedPanes sorted, long lateWindow)
    {
        if (fresh.Length < sorted.Count)
        {
            fresh = new int[sorted.Count * 2];
            freshNumbers = new long[sorted.Count * 2];
        }

        var count = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            fresh[count] = sorted.Slots[i];
            freshNumbers[count] = sorted.Numbers[i];
            count += sorted.IsNew[i] ? 1 : 0;
        }

        if (count == 0)
        {
            return;
        }

        for (var i = 0; buckets is not null && i < count; i++)
        {
            buckets.Add(fresh[i]);
        }

        var first = Insert(group, fresh.AsSpan(0, count), freshNumbers.AsSpan(0, count));
        CountAdded(byGroup.Items(group), first, fresh.AsSpan(0, count), freshNumbers.AsSpan(0, count), lateWindow);
    }

    /// <summary>Visits panes of which a window may end by the watermark.</summary>
    public void VisitEndingBy(long watermark, Action<int> visit) => buckets!.Visit(watermark + grid.Spec.SizeMicros, visit);

    /// <summary>The panes whose last window ends by the watermark, taken from the buckets but not yet removed.</summary>
    public void TakeEndedBy(long watermark, List<int> taken) => buckets!.TakeUntil(watermark, taken);

    /// <summary>All panes in an order in which <see cref="Relink"/> makes the same state.</summary>
    public IEnumerable<int> InOrder()
    {
        if (buckets is not null)
        {
            return buckets.Ordered();
        }

        var free = table.FreeSlots.ToArray().ToHashSet();
        return Enumerable.Range(0, SlotLimit).Where(s => !free.Contains(s));
    }

    /// <summary>Puts a restored pane into the buckets.</summary>
    public void Relink(int slot) => buckets?.Add(slot);

    /// <summary>Puts restored panes into a group's order of time.</summary>
    public void Relink(int group, SortedPanes sorted) => Insert(group, sorted.Slots, sorted.Numbers);

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
                empty.Add(group);
            }
        }

        foreach (var slot in slots)
        {
            table.Remove(slot);
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

        // The slot of the latest pane may be given to another group, so it must not be guessed any more.
        if (latest[group].Slot > 0 && leaving.Contains(latest[group].Slot - 1))
        {
            latest[group] = default;
        }

        byGroup.DropFront(group, count);
    }

    private void Resolve(
        ReadOnlySpan<ulong> keys, ReadOnlySpan<int> places, Span<int> slots, Span<bool> isNew, BatchPanes touched, EvaluationContext context)
    {
        var found = context.Rent<int>(places.Length).AsSpan(0, places.Length);
        var newPlaces = context.Rent<int>(places.Length).AsSpan(0, places.Length);
        var count = table.FindOrAdd(keys, found, newPlaces);
        foreach (var place in newPlaces[..count])
        {
            touched.Added.Add(found[place]);
            isNew[places[place]] = true;
        }

        for (var i = 0; i < found.Length; i++)
        {
            latest[(int)keys[i * 2]] = new Guess { Number = (long)keys[(i * 2) + 1], Slot = found[i] + 1 };
            slots[places[i]] = found[i];
        }
    }

    /// <summary>Merges sorted new panes into the group's list; gives the place of the first.</summary>
    private int Insert(int group, ReadOnlySpan<int> slots, ReadOnlySpan<long> numbers)
    {
        var old = byGroup.Items(group);
        var first = PlaceOf(old, numbers[0], hints[group]);
        var end = numbers.Length == 1 ? first : PlaceOf(old, numbers[^1], first);
        hints[group] = first;

        // Only old panes between new ones are looked at; those before or behind are moved in one piece, whichever are fewer.
        if (first < old.Length - end)
        {
            var items = byGroup.GrowFront(group, slots.Length);
            items.Slice(slots.Length, first).CopyTo(items);
            Merge(items[first..(end + slots.Length)], slots, numbers);
        }
        else
        {
            var items = byGroup.GrowBack(group, slots.Length);
            items[end..^slots.Length].CopyTo(items[(end + slots.Length)..]);
            items[first..end].CopyTo(items[(first + slots.Length)..]);
            Merge(items[first..(end + slots.Length)], slots, numbers);
        }

        return first;
    }

    /// <summary>Merges new panes with the old ones at the end of the span.</summary>
    private void Merge(Span<int> items, ReadOnlySpan<int> slots, ReadOnlySpan<long> numbers)
    {
        var (old, next, to) = (slots.Length, 0, 0);
        while (next < slots.Length)
        {
            items[to++] = old < items.Length && Number(items[old]) < numbers[next] ? items[old++] : slots[next++];
        }
    }

    /// <summary>The place of the first pane whose number is at least this: near the hint in most streams, so looked for outwards from there.</summary>
    private int PlaceOf(ReadOnlySpan<int> items, long number, int hint)
    {
        var (low, high) = (0, items.Length);
        var (place, step) = (Math.Min(hint, items.Length), 1);
        if (place < items.Length && Number(items[place]) < number)
        {
            for (low = place + 1; place + step < items.Length && Number(items[place + step]) < number; step *= 2)
            {
                low = place + step + 1;
            }

            high = Math.Min(high, place + step);
        }
        else
        {
            for (high = place; place - step >= 0 && Number(items[place - step]) >= number; step *= 2)
            {
                high = place - step;
            }

            low = Math.Max(low, place - step + 1);
        }

        while (low < high)
        {
            var middle = low + high >>> 1;
            if (Number(items[middle]) < number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Counts the windows that new panes add: those that neither the pane before one nor the old pane behind it has.</summary>
    private void CountAdded(ReadOnlySpan<int> items, int first, ReadOnlySpan<int> slots, ReadOnlySpan<long> numbers, long lateWindow)
    {
        var (place, next) = (first, 0);
        while (next < slots.Length)
        {
            while (items[place] != slots[next])
            {
                place++;
            }

            // New panes side by side have the same old pane behind them.
            var length = 1;
            while (next + length < slots.Length && items[place + length] == slots[next + length])
            {
                length++;
            }

            var known = place > 0 ? grid.LastWindow(Number(items[place - 1])) : long.MinValue;
            var limit = place + length < items.Length ? grid.FirstWindow(Number(items[place + length])) : long.MaxValue;
            for (var last = next + length; next < last; next++, place++)
            {
                WindowCount += CountNew(numbers[next], Math.Max(known, lateWindow), limit);
                known = grid.LastWindow(numbers[next]);
            }
        }
    }

    private long CountNew(long number, long known, long limit) =>
        Math.Max(0, Math.Min(grid.LastWindow(number), limit - 1) - Math.Max(grid.FirstWindow(number), known + 1) + 1);

    /// <summary>The pane of a group that was asked for last: the next row is often in the same.</summary>
    private struct Guess
    {
        public long Number;

        /// <summary>The slot plus 1; 0 for none.</summary>
        public int Slot;
    }
}
