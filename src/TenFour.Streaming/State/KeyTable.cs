using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.State;

/// <summary>
/// Keys of a fixed number of 64-bit words, each with a slot: dense numbers from 0, given again after a removal, newest free one first. Open
/// addressing with linear probing; no object per key.
/// </summary>
/// <remarks>
/// A cell of the index is 0 (empty), a tombstone, or slot + 1 in the low bits and bits of the hash in the rest, so that a probe rarely looks at
/// a foreign key. At most three quarters of the cells are used, so slot + 1 always fits.
/// </remarks>
internal sealed partial class KeyTable(int width)
{
    private const int PrefetchCells = 1 << 16;
    private const int Block = 64;

    // From this size on a table that grows grows fourfold: putting the keys into new cells is a good part of adding them.
    private const int FastGrowthBits = 12;

    private readonly SlotArray<ulong> words = new();
    private uint[] cells = new uint[64];
    private int cellBits = 6;
    private int usedCells;
    private int[] free = [];
    private int freeCount;

    /// <summary>Words a key; at least 1.</summary>
    public int Width { get; } = width;

    /// <summary>Keys in the table.</summary>
    public int Count => SlotLimit - freeCount;

    /// <summary>One past the highest slot ever given.</summary>
    public int SlotLimit { get; private set; }

    /// <summary>The slots that removals left, in the order in which they are given again from the end.</summary>
    public ReadOnlySpan<int> FreeSlots => free.AsSpan(0, freeCount);

    /// <summary>The slots that hold a key, in ascending order.</summary>
    public int[] UsedSlots()
    {
        var used = new int[Count];
        FindUsed(used);
        return used;
    }

    public long Bytes => words.Bytes + cells.Length * sizeof(uint) + free.Length * sizeof(int);

    private uint Tombstone => (uint)cells.Length - 1;

    /// <summary>The word of a slot's key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Word(int slot, int word) => words[slot * Width + word];

    /// <summary>Asks for a slot's key ahead of its use.</summary>
    public void PrefetchKey(int slot) => words.Prefetch(slot * Width);

    /// <summary>
    /// Finds the slots of keys, and adds those that are new.
    /// </summary>
    /// <param name="keys">The keys, word by word, one after the other.</param>
    /// <param name="slots">Takes the slot of each key.</param>
    /// <param name="added">Takes the places of the keys that were added, in order; as long as <paramref name="slots"/>.</param>
    /// <returns>How many were added.</returns>
    public int FindOrAdd(ReadOnlySpan<ulong> keys, Span<int> slots, Span<int> added)
    {
        Reserve(slots.Length);
        Span<ulong> hashes = stackalloc ulong[Block];
        var addedCount = 0;
        for (var start = 0; start < slots.Length; start += Block)
        {
            var block = hashes[..Math.Min(Block, slots.Length - start)];
            HashBlock(keys[(start * Width)..], block);
            for (var i = 0; i < block.Length; i++)
            {
                var at = (start + i) * Width;
                bool isNew;
                slots[start + i] = Width switch
                {
                    1 => FindOrAddWord(keys[at], block[i], out isNew),
                    2 => FindOrAddPair(keys[at], keys[at + 1], block[i], out isNew),
                    _ => FindOrAdd(keys.Slice(at, Width), block[i], out isNew),
                };
                added[addedCount] = start + i;
                addedCount += isNew ? 1 : 0;
            }
        }

        return addedCount;
    }

    /// <summary>The slot of the key, which is added if it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<ulong> key, out bool added)
    {
        Reserve(1);
        return FindOrAdd(key, ByteHash.Of(key), out added);
    }

    /// <summary>The slot of the key, or -1.</summary>
    public int Find(ReadOnlySpan<ulong> key)
    {
        var hash = ByteHash.Of(key);
        var tag = Tag(hash);
        for (var cell = Home(hash); ; cell = cell + 1 & cells.Length - 1)
        {
            var value = cells[cell];
            if (value == 0)
            {
                return -1;
            }

            if (Matches(value, tag) && KeyEquals(SlotOf(value), key))
            {
                return SlotOf(value);
            }
        }
    }

    /// <summary>Forgets the keys of the slots, which may then be given again.</summary>
    public void Remove(ReadOnlySpan<int> slots)
    {
        var isMost = slots.Length > Count / 2 && slots.Length > cells.Length / 16;
        if (freeCount + slots.Length > free.Length)
        {
            Array.Resize(ref free, Math.Max(freeCount + slots.Length, Math.Max(16, freeCount * 2)));
        }

        slots.CopyTo(free.AsSpan(freeCount));
        freeCount += slots.Length;
        if (isMost)
        {
            // Fewer are put into an empty index than would be looked for in this one.
            Rebuild(cellBits);
        }
        else
        {
            Bury(slots);
        }
    }

    /// <summary>Forgets all keys and keeps the room.</summary>
    public void Clear()
    {
        Array.Clear(cells);
        (usedCells, freeCount, SlotLimit) = (0, 0, 0);
    }

    public void CopyKey(int slot, Span<ulong> key)
    {
        for (var i = 0; i < Width; i++)
        {
            key[i] = words[slot * Width + i];
        }
    }

    /// <summary>Restores a table: the slots that hold no key, in the order of <see cref="FreeSlots"/>; <see cref="RestoreKey"/> fills the others.</summary>
    public void RestoreFree(int limit, ReadOnlySpan<int> freeSlots)
    {
        SlotLimit = limit;
        free = freeSlots.ToArray();
        freeCount = free.Length;
        cellBits = Math.Max(cellBits, BitOperations.Log2((uint)limit | 1) + 2);
        cells = new uint[1 << cellBits];
        words.EnsureCapacity(limit * Width);
    }

    /// <summary>Gives the key just this slot.</summary>
    /// <returns>False where the key is there already.</returns>
    public bool RestoreKey(int slot, ReadOnlySpan<ulong> key)
    {
        if (Find(key) >= 0)
        {
            return false;
        }

        Store(slot, key);
        Insert(ByteHash.Of(key), slot);
        return true;
    }

    private int FindOrAdd(ReadOnlySpan<ulong> key, ulong hash, out bool added)
    {
        var tag = Tag(hash);
        for (var cell = Home(hash); ; cell = cell + 1 & cells.Length - 1)
        {
            var value = cells[cell];
            if (value == 0)
            {
                added = true;
                return Add(key, cell, tag);
            }

            if (Matches(value, tag) && KeyEquals(SlotOf(value), key))
            {
                added = false;
                return SlotOf(value);
            }
        }
    }

    /// <summary>The same for keys of one word.</summary>
    private int FindOrAddWord(ulong key, ulong hash, out bool added)
    {
        var (table, tag, mask) = (cells, Tag(hash), cells.Length - 1);
        for (var cell = (int)hash & mask; ; cell = cell + 1 & mask)
        {
            var value = table[cell];
            if (value == 0)
            {
                added = true;
                return Add([key], cell, tag);
            }

            if (Matches(value, tag))
            {
                var slot = (int)(value & (uint)mask) - 1;
                if (words[slot] == key)
                {
                    added = false;
                    return slot;
                }
            }
        }
    }

    /// <summary>The same for keys of two words, which most keys are; they lie side by side in one chunk.</summary>
    private int FindOrAddPair(ulong first, ulong second, ulong hash, out bool added)
    {
        var (table, tag, mask) = (cells, Tag(hash), cells.Length - 1);
        for (var cell = (int)hash & mask; ; cell = cell + 1 & mask)
        {
            var value = table[cell];
            if (value == 0)
            {
                added = true;
                return Add([first, second], cell, tag);
            }

            if (Matches(value, tag))
            {
                var slot = (int)(value & (uint)mask) - 1;
                ref var key = ref words[slot * 2];
                if (key == first && Unsafe.Add(ref key, 1) == second)
                {
                    added = false;
                    return slot;
                }
            }
        }
    }

    private int Add(ReadOnlySpan<ulong> key, int cell, uint tag)
    {
        var slot = freeCount > 0 ? free[--freeCount] : SlotLimit++;
        Store(slot, key);
        cells[cell] = tag | (uint)(slot + 1);
        usedCells++;
        return slot;
    }

    private void Store(int slot, ReadOnlySpan<ulong> key)
    {
        words.EnsureCapacity((slot + 1) * Width);
        for (var i = 0; i < key.Length; i++)
        {
            words[slot * Width + i] = key[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool KeyEquals(int slot, ReadOnlySpan<ulong> key)
    {
        var first = slot * Width;
        for (var i = 0; i < key.Length; i++)
        {
            if (words[first + i] != key[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Hashes some keys ahead; in a large table also fetches their cells and keys, so that the waits for memory overlap.</summary>
    private void HashBlock(ReadOnlySpan<ulong> keys, Span<ulong> hashes)
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = Width switch
            {
                1 => ByteHash.Of(keys[i]),
                2 => ByteHash.Of(keys[i * 2], keys[(i * 2) + 1]),
                _ => ByteHash.Of(keys.Slice(i * Width, Width)),
            };
        }

        if (cells.Length >= PrefetchCells && Sse.IsSupported)
        {
            Prefetch(hashes);
        }
    }

    private unsafe void Prefetch(ReadOnlySpan<ulong> hashes)
    {
        foreach (var hash in hashes)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref cells[Home(hash)]));
        }

        foreach (var hash in hashes)
        {
            var value = cells[Home(hash)];
            if (value != 0 && Matches(value, Tag(hash)))
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref words[SlotOf(value) * Width]));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Home(ulong hash) => (int)hash & cells.Length - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Tag(ulong hash) => (uint)(hash >> 32) << cellBits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Matches(uint value, uint tag) => value - tag < Tombstone && value != tag;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(uint value) => (int)(value & (uint)cells.Length - 1) - 1;
}
