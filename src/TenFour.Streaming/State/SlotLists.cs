using System.Numerics;
using System.Runtime.CompilerServices;

namespace TenFour.Streaming.State;

/// <summary>
/// A list a slot that grows cheaply at both ends. Short lists share arrays, in blocks whose lengths are powers of two; a long one has its own.
/// </summary>
internal sealed class SlotLists<T>
    where T : unmanaged
{
    private const int SharedBits = 13;
    private const int LargestSharedBits = 10;

    private readonly SlotArray<Header> headers = new();
    private readonly List<T[]> arrays = [];
    private readonly Stack<int>[] freeBlocks = [.. Enumerable.Range(0, LargestSharedBits + 1).Select(_ => new Stack<int>())];
    private readonly Stack<int> freeArrays = new();
    private long arrayBytes;
    private int openArray = -1;
    private int openUsed;

    public long Bytes => headers.Bytes + arrayBytes;

    public void EnsureCapacity(int slots) => headers.EnsureCapacity(slots);

    public int Count(int slot) => headers[slot].Count;

    /// <summary>The list, valid until the next call that changes one.</summary>
    public Span<T> Items(int slot)
    {
        ref var header = ref headers[slot];
        return header.Count == 0 ? default : Block(header).Slice(header.Start, header.Count);
    }

    /// <summary>Asks for the whereabouts of a list ahead of its use.</summary>
    public void Prefetch(int slot) => headers.Prefetch(slot);

    /// <summary>Adds one item at the end.</summary>
    public void Append(int slot, T item)
    {
        ref var header = ref headers[slot];
        var end = header.Start + header.Count;
        if (!header.HasBlock || end == 1 << header.Bits)
        {
            GrowBack(slot, 1)[^1] = item;
            return;
        }

        arrays[header.Address >> SharedBits][(header.Address & (1 << SharedBits) - 1) + end] = item;
        header.Count++;
    }

    /// <summary>Adds room for some more at the end, and gives the whole list.</summary>
    public Span<T> GrowBack(int slot, int more)
    {
        ref var header = ref headers[slot];
        if (!header.HasBlock || header.Start + header.Count + more > 1 << header.Bits)
        {
            // A list that grows at both ends keeps some room at the other one, or it would move each time.
            var front = Math.Min(header.Start, header.Count / 2);
            Move(ref header, BitsFor(front + header.Count + more), front);
        }

        header.Count += more;
        return Block(header).Slice(header.Start, header.Count);
    }

    /// <summary>Adds room for some more at the beginning, and gives the whole list.</summary>
    public Span<T> GrowFront(int slot, int more)
    {
        ref var header = ref headers[slot];
        if (!header.HasBlock || header.Start < more)
        {
            var back = header.HasBlock ? Math.Min((1 << header.Bits) - header.Start - header.Count, header.Count / 2) : 0;
            var bits = BitsFor(header.Count + more + back);
            Move(ref header, bits, (1 << bits) - back - header.Count);
        }

        header.Start -= more;
        header.Count += more;
        return Block(header).Slice(header.Start, header.Count);
    }

    /// <summary>Opens a gap of some items before a place, and gives the whole list.</summary>
    public Span<T> InsertAt(int slot, int place, int more)
    {
        var items = GrowBack(slot, more);
        items[place..^more].CopyTo(items[(place + more)..]);
        return items;
    }

    /// <summary>Takes items out of the list.</summary>
    public void RemoveAt(int slot, int place, int fewer)
    {
        var items = Items(slot);
        items[(place + fewer)..].CopyTo(items[place..]);
        headers[slot].Count -= fewer;
        if (headers[slot].Count == 0)
        {
            Clear(slot);
        }
    }

    public void DropFront(int slot, int fewer)
    {
        ref var header = ref headers[slot];
        header.Start += fewer;
        header.Count -= fewer;
        if (header.Count == 0)
        {
            Clear(slot);
        }
    }

    public void Clear(int slot)
    {
        ref var header = ref headers[slot];
        Free(header);
        header = default;
    }

    private static int BitsFor(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)count - 1) + 1;

    private Span<T> Block(Header header) => arrays[header.Address >> SharedBits].AsSpan(header.Address & (1 << SharedBits) - 1, 1 << header.Bits);

    /// <summary>Moves the list to a block of 2 to the power of <paramref name="bits"/>, with what it has from <paramref name="start"/>.</summary>
    private void Move(ref Header header, int bits, int start)
    {
        var moved = new Header { Bits = (byte)bits, Start = start, Count = header.Count, HasBlock = true };
        moved.Address = Allocate(moved.Bits);
        if (header.HasBlock)
        {
            Block(header).Slice(header.Start, header.Count).CopyTo(Block(moved)[start..]);
            Free(header);
        }

        header = moved;
    }

    private int Allocate(int bits)
    {
        if (bits > LargestSharedBits)
        {
            return AddArray(1 << bits) << SharedBits;
        }

        if (freeBlocks[bits].TryPop(out var address))
        {
            return address;
        }

        if (openArray < 0 || openUsed + (1 << bits) > 1 << SharedBits)
        {
            (openArray, openUsed) = (AddArray(1 << SharedBits), 0);
        }

        // Blocks of one size lie on multiples of it only by chance, and need not.
        address = openArray << SharedBits | openUsed;
        openUsed += 1 << bits;
        return address;
    }

    private void Free(Header header)
    {
        if (!header.HasBlock)
        {
            return;
        }

        if (header.Bits <= LargestSharedBits)
        {
            freeBlocks[header.Bits].Push(header.Address);
            return;
        }

        var index = header.Address >> SharedBits;
        arrayBytes -= (long)arrays[index].Length * Unsafe.SizeOf<T>();
        arrays[index] = [];
        freeArrays.Push(index);
    }

    private int AddArray(int length)
    {
        arrayBytes += (long)length * Unsafe.SizeOf<T>();
        if (freeArrays.TryPop(out var index))
        {
            arrays[index] = new T[length];
            return index;
        }

        arrays.Add(new T[length]);
        return arrays.Count - 1;
    }

    private struct Header
    {
        public int Address;
        public int Start;
        public int Count;
        public byte Bits;
        public bool HasBlock;
    }
}
