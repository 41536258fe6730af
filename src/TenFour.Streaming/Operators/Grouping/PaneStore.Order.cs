using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>How new panes come into their group's order of time.</summary>
internal sealed partial class PaneStore
{
    /// <summary>Puts a group's new panes, in order of time, among the others, and counts the windows that they add.</summary>
    private void Link(int group, ReadOnlySpan<int> slots, ReadOnlySpan<long> numbers, long lateWindow)
    {
        foreach (var slot in slots)
        {
            buckets?.Add(slot);
        }

        var first = Insert(group, slots, numbers);
        CountAdded(byGroup.Items(group), first, slots, numbers, lateWindow);
    }

    /// <summary>Merges sorted new panes into the group's list; gives the place of the first.</summary>
    private int Insert(int group, ReadOnlySpan<int> slots, ReadOnlySpan<long> numbers)
    {
        var old = byGroup.Items(group);
        var first = PlaceOf(old, numbers[0], hints[group]);
        var end = numbers.Length == 1 ? first : PlaceOf(old, numbers[^1], first);
        hints[group] = first;
        if (end == old.Length)
        {
            newest[group] = new Newest { Number = numbers[^1], Link = slots[^1] + 1 };
        }

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

        return PlaceFrom(items, number, low, high);
    }

    /// <summary>The place of the first pane whose number is at least this, where it is known to lie between two places.</summary>
    private int PlaceFrom(ReadOnlySpan<int> items, long number, int low, int high)
    {
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
                WindowCount += grid.CountBetween(numbers[next], Math.Max(known, lateWindow), limit);
                known = grid.LastWindow(numbers[next]);
            }
        }
    }
}
