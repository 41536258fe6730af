namespace TenFour.Streaming.Columns;

/// <summary>
/// Gives equal byte strings the same number. One thread writes; <see cref="Pool"/> may be read by others (see <see cref="StringPool"/>).
/// </summary>
public sealed class StringDictionary
{
    private ulong[] hashes = new ulong[64];
    private int[] slots = new int[64];

    public StringPool Pool { get; } = new();

    public int Count => Pool.Count;

    /// <summary>The number of the value, which is added if it is new.</summary>
    public int Intern(ReadOnlySpan<byte> value)
    {
        var hash = ByteHash.Of(value);
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            if (hashes[slot] == hash && Pool[slots[slot] - 1].SequenceEqual(value))
            {
                return slots[slot] - 1;
            }

            slot = (slot + 1) & mask;
        }

        return Insert(slot, hash, value);
    }

    /// <summary>The number of the value, or -1 where it has none. Any thread may look up while none interns.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        var hash = ByteHash.Of(value);
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            if (hashes[slot] == hash && Pool[slots[slot] - 1].SequenceEqual(value))
            {
                return slots[slot] - 1;
            }

            slot = (slot + 1) & mask;
        }

        return -1;
    }

    private int Insert(int slot, ulong hash, ReadOnlySpan<byte> value)
    {
        var code = Pool.Add(value);
        slots[slot] = code + 1;
        hashes[slot] = hash;
        if (Count * 2 > slots.Length)
        {
            Grow();
        }

        return code;
    }

    private void Grow()
    {
        var (oldSlots, oldHashes) = (slots, hashes);
        slots = new int[oldSlots.Length * 2];
        hashes = new ulong[slots.Length];
        var mask = slots.Length - 1;
        for (var i = 0; i < oldSlots.Length; i++)
        {
            if (oldSlots[i] == 0)
            {
                continue;
            }

            var slot = (int)oldHashes[i] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = oldSlots[i];
            hashes[slot] = oldHashes[i];
        }
    }
}
