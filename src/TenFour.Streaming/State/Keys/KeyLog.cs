namespace TenFour.Streaming.State.Keys;

/// <summary>
/// Writes keys for the checkpoint, and reads them back by doing what the batch did: slots and codes are given by fixed rules, so that a
/// restored state goes on as one that was never stopped.
/// </summary>
internal sealed class KeyLog(KeyStore store)
{
    private readonly ulong[] previous = new ulong[store.Layout.Width];
    private readonly ulong[] key = new ulong[store.Layout.Width];

    /// <summary>Writes what the batch added.</summary>
    /// <param name="slots">The slots that the batch gave, in order; their keys may have been removed again by its end.</param>
    public void WriteAdded(ReadOnlySpan<int> slots, StateWriter output)
    {
        output.WriteUnsigned((ulong)store.Dictionary.Added.Length);
        foreach (var code in store.Dictionary.Added)
        {
            output.WriteBytes(store.Dictionary[code]);
        }

        output.WriteUnsigned((ulong)slots.Length);
        WriteKeys(slots, output);
    }

    /// <summary>Begins a batch and adds what <see cref="WriteAdded"/> wrote; gives the slots in order.</summary>
    public int[] ReadAdded(ref StateReader input)
    {
        store.BeginBatch();
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            store.Dictionary.Intern(input.ReadBytes());
        }

        Array.Clear(previous);
        var slots = new int[input.ReadLength()];
        for (var i = 0; i < slots.Length; i++)
        {
            ReadKey(ref input);
            slots[i] = store.Table.FindOrAdd(key, out var isNew);
            if (!isNew || !store.AddReferences(key))
            {
                throw StateReader.Damaged();
            }
        }

        return slots;
    }

    /// <summary>Writes all keys.</summary>
    /// <param name="slots">The slots in the order in which the reader is to meet them.</param>
    public void WriteAll(ReadOnlySpan<int> slots, StateWriter output)
    {
        store.Dictionary.Write(output);
        WriteSlots(store.Table.FreeSlots, output);
        WriteSlots(slots, output);
        WriteKeys(slots, output);
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote into an empty store; gives the slots in the order of writing.</summary>
    public int[] ReadAll(ref StateReader input)
    {
        store.Dictionary.Read(ref input);
        var free = ReadSlots(int.MaxValue, ref input);
        var slots = ReadSlots(int.MaxValue, ref input);
        store.Table.RestoreFree(Limit(free, slots), free);
        Array.Clear(previous);
        foreach (var slot in slots)
        {
            ReadKey(ref input);
            if (!store.Table.RestoreKey(slot, key) || !store.AddReferences(key))
            {
                throw StateReader.Damaged();
            }
        }

        return slots;
    }

    /// <summary>Writes slot numbers, each as its distance from the one before.</summary>
    public static void WriteSlots(ReadOnlySpan<int> slots, StateWriter output)
    {
        output.WriteUnsigned((ulong)slots.Length);
        var last = -1;
        foreach (var slot in slots)
        {
            output.WriteSigned(slot - last - 1);
            last = slot;
        }
    }

    /// <summary>Reads slot numbers below the limit.</summary>
    public static int[] ReadSlots(int limit, ref StateReader input)
    {
        var slots = new int[input.ReadLength()];
        var last = -1L;
        foreach (ref var slot in slots.AsSpan())
        {
            last += input.ReadSigned() + 1;
            slot = last >= 0 && last < limit ? (int)last : throw StateReader.Damaged();
        }

        return slots;
    }

    /// <summary>The number of slots that these two lists share out; every one must be in just one of them.</summary>
    public static int Limit(int[] free, int[] used)
    {
        var seen = new bool[free.Length + used.Length];
        foreach (var slot in free.Concat(used))
        {
            if (slot >= seen.Length || seen[slot])
            {
                throw StateReader.Damaged();
            }

            seen[slot] = true;
        }

        return seen.Length;
    }

    private void WriteKeys(ReadOnlySpan<int> slots, StateWriter output)
    {
        Array.Clear(previous);
        foreach (var slot in slots)
        {
            store.Table.CopyKey(slot, key);
            for (var i = 0; i < key.Length; i++)
            {
                if (store.Layout.IsSplit(i))
                {
                    output.WriteUnsigned((uint)key[i]);
                    output.WriteUnsigned(key[i] >> 32);
                }
                else
                {
                    output.WriteSigned((long)(key[i] - previous[i]));
                }

                previous[i] = key[i];
            }
        }
    }

    private void ReadKey(ref StateReader input)
    {
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = store.Layout.IsSplit(i)
                ? (uint)input.ReadUnsigned() | input.ReadUnsigned() << 32
                : previous[i] + (ulong)input.ReadSigned();
            previous[i] = key[i];
        }
    }
}
