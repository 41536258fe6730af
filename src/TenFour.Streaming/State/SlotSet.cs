namespace TenFour.Streaming.State;

/// <summary>A set of slots that remembers the order in which they came, and is emptied in the time that its members take.</summary>
internal sealed class SlotSet
{
    private readonly SlotArray<ulong> bits = new();
    private int[] members = new int[16];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Members => members.AsSpan(0, Count);

    public long Bytes => bits.Bytes + members.Length * sizeof(int);

    public bool Contains(int slot) => slot >> 6 < bits.Capacity && (bits[slot >> 6] >> slot & 1) != 0;

    /// <summary>False where the slot is a member already.</summary>
    public bool Add(int slot)
    {
        bits.EnsureCapacity((slot >> 6) + 1);
        ref var word = ref bits[slot >> 6];
        var bit = 1UL << slot;
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        if (Count == members.Length)
        {
            Array.Resize(ref members, Count * 2);
        }

        members[Count++] = slot;
        return true;
    }

    /// <summary>The members in ascending order.</summary>
    public int[] Sorted()
    {
        var sorted = Members.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    public void Clear()
    {
        foreach (var slot in Members)
        {
            bits[slot >> 6] = 0;
        }

        Count = 0;
    }
}
