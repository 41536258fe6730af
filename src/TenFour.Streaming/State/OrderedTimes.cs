using TenFour.Streaming.Windows;

namespace TenFour.Streaming.State;

/// <summary>
/// A set of times a slot, kept in order in chunks: a time behind all others, which most are, costs a comparison and a store; any other is
/// looked for in one chunk. No time ever leaves.
/// </summary>
internal sealed partial class OrderedTimes
{
    /// <summary>Enough that a chunk's own cost does not count, few enough to be moved along for a time in the middle.</summary>
    private const int LongestChunk = 512;

    // A slot's only time lies in its head; further ones are in a chunk, and more chunks in a directory.
    private const int Alone = -1;

    private readonly SlotArray<Head> heads = new();
    private readonly SlotLists<long> chunks = new();
    private readonly SlotLists<Part> directories = new();
    private int chunkCount;
    private int directoryCount;

    /// <summary>The times of all slots.</summary>
    public long Count { get; private set; }

    public long Bytes => heads.Bytes + chunks.Bytes + directories.Bytes;

    public void EnsureCapacity(int slots) => heads.EnsureCapacity(slots);

    /// <summary>Asks for a slot's newest time ahead of its use.</summary>
    public void Prefetch(int slot) => heads.Prefetch(slot);

    /// <summary>Adds a time; false where the slot has it already.</summary>
    public bool Add(int slot, long time) => Add(slot, time, out _);

    /// <summary>The same, and where it came.</summary>
    public bool Add(int slot, long time, out TimeGap gap)
    {
        ref var head = ref heads[slot];
        gap = new TimeGap(head.Chunk == 0 ? long.MinValue : head.Newest, long.MaxValue);
        if (head.Chunk == 0)
        {
            head = new Head { Newest = time, Chunk = Alone };
        }
        else if (time > head.Newest)
        {
            Append(ref head, time);
        }
        else if (time == head.Newest || !Insert(ref head, time, out gap))
        {
            return false;
        }

        Count++;
        return true;
    }

    /// <summary>The number of a slot's times.</summary>
    public int CountOf(int slot)
    {
        ref var head = ref heads[slot];
        if (head.Chunk <= 0)
        {
            return head.Chunk == 0 ? 0 : 1;
        }

        var count = 0;
        for (var part = 0; part < Parts(head); part++)
        {
            count += chunks.Count(ChunkAt(head, part));
        }

        return count;
    }

    /// <summary>Copies a slot's times, in order, to a span of <see cref="CountOf"/>.</summary>
    public void CopyTo(int slot, Span<long> times)
    {
        ref var head = ref heads[slot];
        if (head.Chunk <= 0)
        {
            times.Fill(head.Newest);
            return;
        }

        for (var part = 0; part < Parts(head); part++)
        {
            var items = chunks.Items(ChunkAt(head, part));
            items.CopyTo(times);
            times = times[items.Length..];
        }
    }

    private int Parts(Head head) => head.Directory == 0 ? 1 : directories.Count(head.Directory - 1);

    private int ChunkAt(Head head, int part) => head.Directory == 0 ? head.Chunk - 1 : directories.Items(head.Directory - 1)[part].Chunk;

    private void Append(ref Head head, long time)
    {
        if (head.Chunk == Alone)
        {
            StartChunk(ref head);
        }
        else if (chunks.Count(head.Chunk - 1) == LongestChunk)
        {
            head.Chunk = AddPart(ref head, Parts(head), time) + 1;
        }

        chunks.Append(head.Chunk - 1, time);
        head.Newest = time;
    }

    /// <summary>Adds a time that lies before the newest.</summary>
    private bool Insert(ref Head head, long time, out TimeGap gap)
    {
        gap = default;
        if (head.Chunk == Alone)
        {
            StartChunk(ref head);
        }

        var part = head.Directory == 0 ? 0 : PartOf(directories.Items(head.Directory - 1), time);
        var chunk = ChunkAt(head, part);
        var items = chunks.Items(chunk);
        var place = items.BinarySearch(time);
        if (place >= 0)
        {
            return false;
        }

        place = ~place;
        gap = new TimeGap(
            place > 0 ? items[place - 1] : part > 0 ? chunks.Items(ChunkAt(head, part - 1))[^1] : long.MinValue,
            place < items.Length ? items[place] : chunks.Items(ChunkAt(head, part + 1))[0]);
        if (items.Length < LongestChunk)
        {
            InsertAt(chunk, place, time);
        }
        else if (part == 0 && place == 0)
        {
            // Times that run backwards fill their chunks, as those do that run forwards.
            chunks.Append(AddFirstPart(ref head, time), time);
        }
        else
        {
            var upper = Split(ref head, part, chunk);
            var left = chunks.Count(chunk);
            InsertAt(place <= left ? chunk : upper, place <= left ? place : place - left, time);
        }

        return true;
    }

    private void InsertAt(int chunk, int place, long time)
    {
        if (place < chunks.Count(chunk) / 2)
        {
            var items = chunks.GrowFront(chunk, 1);
            items.Slice(1, place).CopyTo(items);
            items[place] = time;
        }
        else
        {
            chunks.InsertAt(chunk, place, 1)[place] = time;
        }
    }

    private void StartChunk(ref Head head)
    {
        var chunk = NewChunk();
        chunks.Append(chunk, head.Newest);
        head.Chunk = chunk + 1;
    }

    /// <summary>Moves the upper half of a chunk to a new one.</summary>
    private int Split(ref Head head, int part, int chunk)
    {
        Span<long> moved = stackalloc long[LongestChunk / 2];
        chunks.Items(chunk)[^moved.Length..].CopyTo(moved);
        var upper = AddPart(ref head, part + 1, moved[0]);
        moved.CopyTo(chunks.GrowBack(upper, moved.Length));
        chunks.RemoveAt(chunk, LongestChunk - moved.Length, moved.Length);
        if (head.Chunk == chunk + 1)
        {
            head.Chunk = upper + 1;
        }

        return upper;
    }

    private int AddFirstPart(ref Head head, long first)
    {
        var chunk = AddPart(ref head, 0, first);

        // What was first begins at its oldest time from now on.
        ref var second = ref directories.Items(head.Directory - 1)[1];
        second.First = chunks.Items(second.Chunk)[0];
        return chunk;
    }

    /// <summary>Adds an empty chunk at a place of the directory, which a slot has from its second chunk on.</summary>
    private int AddPart(ref Head head, int part, long first)
    {
        if (head.Directory == 0)
        {
            head.Directory = ++directoryCount;
            directories.EnsureCapacity(directoryCount);
            directories.Append(head.Directory - 1, new Part { First = long.MinValue, Chunk = head.Chunk - 1 });
        }

        var chunk = NewChunk();
        directories.InsertAt(head.Directory - 1, part, 1)[part] = new Part { First = first, Chunk = chunk };
        return chunk;
    }

    private int NewChunk()
    {
        chunks.EnsureCapacity(chunkCount + 1);
        return chunkCount++;
    }

    /// <summary>The last part that begins at or before the time; the first one where none does.</summary>
    private static int PartOf(ReadOnlySpan<Part> parts, long time)
    {
        var (low, high) = (1, parts.Length);
        while (low < high)
        {
            var middle = low + high >>> 1;
            if (parts[middle].First <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private struct Head
    {
        public long Newest;

        /// <summary>The chunk of the newest times plus 1, 0 where there is no time, or <see cref="Alone"/>.</summary>
        public int Chunk;

        /// <summary>The directory of all chunks plus 1; 0 for none.</summary>
        public int Directory;
    }

    private struct Part
    {
        /// <summary>No time of the chunk is before it, unless the chunk is the first.</summary>
        public long First;

        public int Chunk;
    }
}
