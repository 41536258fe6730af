using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>The keys of a state: column batches in, dense slots out, and back. No object per key. For one thread.</summary>
internal sealed class KeyStore
{
    private readonly KnownKeys? known;
    private ulong[] words = [];
    private int[] places = [];
    private int[] rowNumbers = [];
    private int[] found = [];
    private readonly bool countsUsers;

    /// <param name="columns">The key columns; none at all makes one key.</param>
    /// <param name="removes">Keys will be removed; otherwise nobody counts who uses a string.</param>
    public KeyStore(IReadOnlyList<(SqlType Type, bool Nullable)> columns, bool removes)
    {
        Layout = new KeyLayout(columns, Dictionary);
        Table = new KeyTable(Layout.Width);
        countsUsers = removes && Layout.Codes.Length > 0;
        known = !removes && columns.Count > 0 ? new KnownKeys() : null;
    }

    public StateDictionary Dictionary { get; } = new();

    public KeyLayout Layout { get; }

    public KeyTable Table { get; }

    public int Count => Table.Count;

    public long Bytes => Table.Bytes + Dictionary.Bytes + (known?.Bytes ?? 0);

    public void BeginBatch() => Dictionary.BeginBatch(removesUnused: countsUsers);

    /// <summary>The words of the rows' keys, one key after the other, valid until the next call.</summary>
    public Span<ulong> Encode(ReadOnlySpan<Column> columns, Rows rows)
    {
        var length = rows.Count * Layout.Width;
        if (words.Length < length)
        {
            words = new ulong[length];
        }

        var keys = words.AsSpan(0, length);
        keys.Clear();
        for (var i = 0; i < columns.Length; i++)
        {
            Layout.Parts[i].Encode(columns[i], rows, null, keys, Layout.Width);
        }

        return keys;
    }

    /// <summary>Finds the slots of encoded keys and adds those that are new; see <see cref="KeyTable.FindOrAdd(ReadOnlySpan{ulong}, Span{int}, Span{int})"/>.</summary>
    public int FindOrAdd(ReadOnlySpan<ulong> keys, Span<int> slots, Span<int> added)
    {
        var count = Table.FindOrAdd(keys, slots, added);
        if (countsUsers)
        {
            foreach (var part in Layout.Codes)
            {
                part.AddReferences(keys, added[..count], Layout.Width);
            }
        }

        return count;
    }

    /// <summary>Finds the slots of the rows' keys and adds those that are new.</summary>
    /// <param name="slots">Takes the slot of each key, by place among the rows.</param>
    /// <param name="added">Takes the places of the keys that were added, in order; as long as <paramref name="slots"/>.</param>
    /// <returns>How many were added.</returns>
    public int FindOrAdd(ReadOnlySpan<Column> columns, Rows rows, Span<int> slots, Span<int> added)
    {
        if (known?.Of(columns) is not { } table)
        {
            return FindOrAdd(Encode(columns, rows), slots, added);
        }

        Reserve(rows.Count);
        var unknown = places.AsSpan(0, table.Find(columns, rows, slots, places));
        return unknown.IsEmpty ? 0 : FindOrAdd(columns, rows, table, unknown, slots, added);
    }

    /// <summary>Forgets the keys of slots, and the strings that only they used.</summary>
    public void Remove(ReadOnlySpan<int> slots)
    {
        // Slot by slot: the order in which strings lose their last user decides which code is given next.
        foreach (var slot in slots)
        {
            foreach (var part in Layout.Codes)
            {
                Dictionary.Release(part.Code(Table, slot));
            }
        }

        Table.Remove(slots);
    }

    /// <summary>The keys of the slots, column by column.</summary>
    public Column[] Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var columns = new Column[Layout.Parts.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Layout.Parts[i].Emit(Table, slots, arena);
        }

        return columns;
    }

    /// <summary>Finds or adds the keys of some of the rows, and remembers them.</summary>
    private int FindOrAdd(ReadOnlySpan<Column> columns, Rows rows, KnownKeys.Table table, ReadOnlySpan<int> unknown, Span<int> slots, Span<int> added)
    {
        for (var i = 0; i < unknown.Length; i++)
        {
            rowNumbers[i] = rows[unknown[i]];
        }

        var some = rows.Narrow(rowNumbers, unknown.Length);
        var count = FindOrAdd(Encode(columns, some), found.AsSpan(0, unknown.Length), added);
        for (var i = 0; i < unknown.Length; i++)
        {
            slots[unknown[i]] = found[i];
        }

        for (var i = 0; i < count; i++)
        {
            added[i] = unknown[added[i]];
        }

        table.Learn(columns, some, found.AsSpan(0, unknown.Length), places.AsSpan(0, unknown.Length));
        return count;
    }

    private void Reserve(int rows)
    {
        if (places.Length < rows)
        {
            (places, rowNumbers, found) = (new int[rows], new int[rows], new int[rows]);
        }
    }

    /// <summary>Counts a key among the users of its strings.</summary>
    /// <returns>False where one of its codes is no entry of the dictionary.</returns>
    public bool AddReferences(ReadOnlySpan<ulong> key)
    {
        foreach (var part in Layout.Codes)
        {
            var code = part.Code(key);
            if (code != 0 && !Dictionary.IsLive(code))
            {
                return false;
            }

            Dictionary.AddReference(code);
        }

        return true;
    }
}
