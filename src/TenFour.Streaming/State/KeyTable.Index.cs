using System.Buffers;

namespace TenFour.Streaming.State;

/// <summary>The index as a whole: it grows, is made anew, and loses many keys at a time.</summary>
internal sealed partial class KeyTable
{
    private void Reserve(int more)
    {
        if (usedCells + more <= cells.Length / 4 * 3)
        {
            return;
        }

        // Tombstones count as used: a table that only turns over is rebuilt at its size.
        var bits = cellBits;
        while (Count + more > (1 << bits) / 2)
        {
            bits++;
        }

        Rebuild(bits > cellBits && bits >= FastGrowthBits ? bits + 1 : bits);
    }

    /// <summary>Makes the index anew. Slot by slot, the keys are read in the order in which they lie.</summary>
    private void Rebuild(int bits)
    {
        if (bits == cellBits)
        {
            Array.Clear(cells);
        }
        else
        {
            cellBits = bits;
            cells = new uint[1 << bits];
        }

        usedCells = 0;
        var rented = ArrayPool<int>.Shared.Rent(Count);
        var used = rented.AsSpan(0, Count);
        FindUsed(used);
        Span<ulong> hashes = stackalloc ulong[Block];
        while (used.Length > 0)
        {
            var block = used[..Math.Min(Block, used.Length)];
            Insert(block, hashes[..block.Length]);
            used = used[block.Length..];
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    /// <summary>The slots that hold a key, in ascending order.</summary>
    /// <param name="used">As long as there are keys.</param>
    private void FindUsed(Span<int> used)
    {
        // One bit a slot.
        var length = (SlotLimit >> 6) + 1;
        var isFree = ArrayPool<ulong>.Shared.Rent(length);
        isFree.AsSpan(0, length).Clear();
        foreach (var slot in FreeSlots)
        {
            isFree[slot >> 6] |= 1UL << slot;
        }

        var count = 0;
        for (var slot = 0; slot < SlotLimit; slot++)
        {
            if ((isFree[slot >> 6] >> slot & 1) == 0)
            {
                used[count++] = slot;
            }
        }

        ArrayPool<ulong>.Shared.Return(isFree);
    }

    private void Insert(ReadOnlySpan<int> slots, Span<ulong> hashes)
    {
        HashSlots(slots, hashes);
        for (var i = 0; i < slots.Length; i++)
        {
            Insert(hashes[i], slots[i]);
        }
    }

    /// <summary>Puts tombstones where slots are found, which are all there.</summary>
    private void Bury(ReadOnlySpan<int> slots)
    {
        Span<ulong> hashes = stackalloc ulong[Block];
        while (slots.Length > 0)
        {
            var block = slots[..Math.Min(Block, slots.Length)];
            HashSlots(block, hashes[..block.Length]);
            for (var i = 0; i < block.Length; i++)
            {
                var cell = Home(hashes[i]);
                while ((cells[cell] & Tombstone) != block[i] + 1)
                {
                    cell = cell + 1 & cells.Length - 1;
                }

                cells[cell] = Tombstone;
            }

            slots = slots[block.Length..];
        }
    }

    /// <summary>The hashes of the slots' keys; see <see cref="HashBlock"/>.</summary>
    private void HashSlots(ReadOnlySpan<int> slots, Span<ulong> hashes)
    {
        Span<ulong> keys = stackalloc ulong[Block * Width];
        for (var i = 0; i < slots.Length; i++)
        {
            CopyKey(slots[i], keys.Slice(i * Width, Width));
        }

        HashBlock(keys, hashes);
    }

    private void Insert(ulong hash, int slot)
    {
        var cell = Home(hash);
        while (cells[cell] != 0)
        {
            cell = cell + 1 & cells.Length - 1;
        }

        cells[cell] = Tag(hash) | (uint)(slot + 1);
        usedCells++;
    }
}
