using System.Runtime.CompilerServices;
using TenFour.Streaming.State;

namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Gives panes their slots: dense numbers from 0, given again after a removal, newest free one first.</summary>
internal sealed class PaneSlots
{
    private readonly SlotArray<long> numbers = new();
    private readonly SlotArray<int> groups = new();
    private int[] free = [];
    private int freeCount;

    /// <summary>One past the highest slot ever given.</summary>
    public int Limit { get; private set; }

    /// <summary>The slots that removals left, in the order in which they are given again from the end.</summary>
    public ReadOnlySpan<int> Free => free.AsSpan(0, freeCount);

    public long Bytes => numbers.Bytes + groups.Bytes + free.Length * sizeof(int);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Number(int slot) => numbers[slot];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Group(int slot) => groups[slot];

    /// <summary>Asks for a pane's number ahead of its use.</summary>
    public void Prefetch(int slot) => numbers.Prefetch(slot);

    /// <summary>Gives a pane a slot.</summary>
    public int Take(int group, long number)
    {
        var slot = freeCount > 0 ? free[--freeCount] : Limit++;
        Set(slot, group, number);
        return slot;
    }

    public void Release(int slot)
    {
        if (freeCount == free.Length)
        {
            Array.Resize(ref free, Math.Max(16, freeCount * 2));
        }

        free[freeCount++] = slot;
    }

    /// <summary>Restores the slots without a pane; <see cref="Set"/> fills the others.</summary>
    public void RestoreFree(int limit, ReadOnlySpan<int> freeSlots)
    {
        Limit = limit;
        free = freeSlots.ToArray();
        freeCount = free.Length;
    }

    public void Set(int slot, int group, long number)
    {
        numbers.EnsureCapacity(slot + 1);
        groups.EnsureCapacity(slot + 1);
        numbers[slot] = number;
        groups[slot] = group;
    }
}
