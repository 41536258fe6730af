using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.State;

/// <summary>
/// Gives equal byte strings of a state the same code, from 1 (0 stands for null). An entry lives as long as state rows refer to it and to the
/// end of the batch; then its code and bytes are used again. Codes are given by a fixed rule, so that a restored state gives the same ones.
/// </summary>
internal sealed class StateDictionary
{
    private const int Tombstone = -1;

    private readonly ByteStore store = new();
    private readonly SlotArray<Entry> entries = new();
    private readonly List<int> added = [];
    private readonly List<int> released = [];
    private readonly Stack<int> free = new();
    private int[] cells = new int[64];
    private int usedCells;

    public StateDictionary() => entries.EnsureCapacity(1);

    /// <summary>One past the highest code ever given.</summary>
    public int CodeLimit { get; private set; } = 1;

    /// <summary>Entries, also those that nothing refers to any more.</summary>
    public int Count => CodeLimit - 1 - free.Count;

    public long Bytes => store.Bytes + entries.Bytes + (cells.Length + free.Count) * sizeof(int);

    /// <summary>The entries that were added since <see cref="BeginBatch"/>, in order.</summary>
    public ReadOnlySpan<int> Added => CollectionsMarshal.AsSpan(added);

    public ReadOnlySpan<byte> this[int code]
    {
        get
        {
            ref var entry = ref entries[code];
            return store.Read(entry.Position, entry.Length);
        }
    }

    /// <summary>True once some code has lost its meaning.</summary>
    public bool HasRemoved { get; private set; }

    /// <summary>How often the code has lost its meaning.</summary>
    public int Generation(int code) => entries[code].Generation;

    public bool IsLive(int code) => code > 0 && code < CodeLimit && entries[code].IsLive;

    /// <summary>Entries that nothing refers to leave, unless nobody counts.</summary>
    public void BeginBatch(bool removesUnused = true)
    {
        if (!removesUnused)
        {
            added.Clear();
            return;
        }

        RemoveUnused(added);
        RemoveUnused(released);
        if (store.IsWasteful)
        {
            Compact();
        }
    }

    /// <summary>The code of the value, which is added if it is new.</summary>
    public int Intern(ReadOnlySpan<byte> value)
    {
        var hash = (uint)ByteHash.Of(value);
        var cell = (int)hash & cells.Length - 1;
        for (; cells[cell] != 0; cell = cell + 1 & cells.Length - 1)
        {
            var code = cells[cell];
            if (code > 0 && entries[code].Hash == hash && this[code].SequenceEqual(value))
            {
                return code;
            }
        }

        return Add(value, hash, cell);
    }

    public void AddReference(int code)
    {
        if (code != 0)
        {
            entries[code].References++;
        }
    }

    public void Release(int code)
    {
        if (code != 0 && --entries[code].References == 0)
        {
            released.Add(code);
        }
    }

    /// <summary>Writes all entries, free codes and what leaves at the next batch.</summary>
    public void Write(StateWriter output)
    {
        output.WriteUnsigned((ulong)CodeLimit);
        output.WriteUnsigned((ulong)free.Count);
        foreach (var code in free.Reverse())
        {
            output.WriteUnsigned((ulong)code);
        }

        for (var code = 1; code < CodeLimit; code++)
        {
            if (entries[code].IsLive)
            {
                output.WriteBytes(this[code]);
            }
        }

        var unused = added.Concat(released).Where(c => entries[c].References == 0).Distinct().ToArray();
        output.WriteUnsigned((ulong)unused.Length);
        foreach (var code in unused)
        {
            output.WriteUnsigned((ulong)code);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote into an empty dictionary. Nothing refers to the entries yet.</summary>
    public void Read(ref StateReader input)
    {
        CodeLimit = input.ReadCount(input.Remaining + 1);
        entries.EnsureCapacity(CodeLimit);
        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            free.Push(ReadCode(ref input));
        }

        var isFree = free.ToHashSet();
        for (var code = 1; code < CodeLimit; code++)
        {
            if (!isFree.Contains(code))
            {
                var value = input.ReadBytes();
                var hash = (uint)ByteHash.Of(value);
                Place(code, value, hash, EmptyCell(hash));
            }
        }

        for (var rest = input.ReadLength(); rest > 0; rest--)
        {
            released.Add(ReadCode(ref input));
        }
    }

    private int ReadCode(ref StateReader input)
    {
        var code = input.ReadCount(CodeLimit - 1);
        return code > 0 ? code : throw StateReader.Damaged();
    }

    private int Add(ReadOnlySpan<byte> value, uint hash, int cell)
    {
        var code = free.TryPop(out var reused) ? reused : CodeLimit++;
        entries.EnsureCapacity(CodeLimit);
        Place(code, value, hash, cell);
        added.Add(code);
        return code;
    }

    private void Place(int code, ReadOnlySpan<byte> value, uint hash, int cell)
    {
        ref var entry = ref entries[code];
        entry = new Entry { Position = store.Add(value), Length = value.Length, Hash = hash, Generation = entry.Generation, IsLive = true };
        cells[cell] = code;
        if (++usedCells > cells.Length / 4 * 3)
        {
            Rebuild();
        }
    }

    private int EmptyCell(uint hash)
    {
        var cell = (int)hash & cells.Length - 1;
        while (cells[cell] != 0)
        {
            cell = cell + 1 & cells.Length - 1;
        }

        return cell;
    }

    private void RemoveUnused(List<int> candidates)
    {
        foreach (var code in candidates)
        {
            if (entries[code] is { IsLive: true, References: 0 })
            {
                Remove(code);
            }
        }

        candidates.Clear();
    }

    private void Remove(int code)
    {
        ref var entry = ref entries[code];
        var cell = (int)entry.Hash & cells.Length - 1;
        while (cells[cell] != code)
        {
            cell = cell + 1 & cells.Length - 1;
        }

        cells[cell] = Tombstone;
        store.Remove(entry.Length);
        entry.IsLive = false;
        HasRemoved = true;
        entry.Generation++;
        free.Push(code);
    }

    private void Rebuild()
    {
        var length = cells.Length;
        while (Count > length / 2)
        {
            length *= 2;
        }

        var old = cells;
        cells = new int[length];
        usedCells = 0;
        foreach (var code in old)
        {
            if (code > 0)
            {
                cells[EmptyCell(entries[code].Hash)] = code;
                usedCells++;
            }
        }
    }

    private void Compact()
    {
        var old = store.Detach();
        for (var code = 1; code < CodeLimit; code++)
        {
            ref var entry = ref entries[code];
            if (entry.IsLive)
            {
                entry.Position = store.Add(old.Read(entry.Position, entry.Length));
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public long Position;
        public int Length;
        public uint Hash;
        public int References;
        public int Generation;
        public bool IsLive;
    }
}
