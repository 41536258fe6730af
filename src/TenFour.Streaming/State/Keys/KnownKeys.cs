using System.Numerics;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.State.Keys;

/// <summary>
/// Remembers which slot the key of each combination of dictionary entries has, so that a row of strings that were met before costs one look into
/// an array. For keys that are never removed.
/// </summary>
internal sealed class KnownKeys
{
    // 64 KB a table at most.
    private const int MostBits = 14;

    // Decoders keep one pool a column and worker.
    private const int MostTables = 16;

    private readonly List<Table> tables = [];
    private int next;

    public long Bytes => tables.Sum(t => t.Bytes);

    /// <summary>What is remembered for the dictionaries of these columns; null where they are none.</summary>
    public Table? Of(ReadOnlySpan<Column> columns)
    {
        foreach (var table in tables)
        {
            if (table.IsOf(columns))
            {
                table.Refresh();
                return table;
            }
        }

        foreach (var column in columns)
        {
            if (column is not StringColumn { IsDictionary: true })
            {
                return null;
            }
        }

        var added = new Table(columns);
        if (tables.Count < MostTables)
        {
            tables.Add(added);
        }
        else
        {
            tables[next] = added;
            next = (next + 1) % MostTables;
        }

        added.Refresh();
        return added;
    }

    /// <summary>The slots of the combinations of some dictionaries.</summary>
    internal sealed class Table
    {
        private readonly StringPool[] pools;
        private readonly int[] generations;
        private readonly int[] room;
        private readonly int[] bits;
        private readonly int[] shifts;

        // The slot plus 1; 0 where it is not known. A combination is the entries plus 1, 0 for null, side by side.
        private int[] slots = [];

        public Table(ReadOnlySpan<Column> columns)
        {
            pools = new StringPool[columns.Length];
            generations = new int[columns.Length];
            room = new int[columns.Length];
            bits = new int[columns.Length];
            shifts = new int[columns.Length];
            for (var i = 0; i < pools.Length; i++)
            {
                pools[i] = ((StringColumn)columns[i]).Pool;
            }
        }

        public long Bytes => slots.Length * sizeof(int);

        public bool IsOf(ReadOnlySpan<Column> columns)
        {
            for (var i = 0; i < pools.Length; i++)
            {
                if (columns[i] is not StringColumn { IsDictionary: true } column || !ReferenceEquals(column.Pool, pools[i]))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Makes room for the entries of today, or as many of them as there may be.</summary>
        public void Refresh()
        {
            var isSame = slots.Length > 0;
            for (var i = 0; i < pools.Length; i++)
            {
                isSame &= generations[i] == pools[i].Generation && pools[i].Count < room[i];
            }

            if (!isSame)
            {
                Start();
            }
        }

        /// <summary>Finds the slots of rows.</summary>
        /// <param name="found">Takes the slots, by place among the rows.</param>
        /// <param name="unknown">Takes the places of the rows that are not known; as long as <paramref name="found"/>.</param>
        /// <returns>How many are not known.</returns>
        public int Find(ReadOnlySpan<Column> columns, Rows rows, Span<int> found, Span<int> unknown)
        {
            Combine(columns, rows, found);
            var count = 0;
            for (var i = 0; i < found.Length; i++)
            {
                var slot = found[i] < 0 ? -1 : slots[found[i]] - 1;
                found[i] = slot;
                unknown[count] = i;
                count += slot < 0 ? 1 : 0;
            }

            return count;
        }

        /// <summary>Remembers the slots of rows.</summary>
        /// <param name="combinations">Room for as many numbers as there are rows.</param>
        public void Learn(ReadOnlySpan<Column> columns, Rows rows, ReadOnlySpan<int> found, Span<int> combinations)
        {
            Combine(columns, rows, combinations);
            for (var i = 0; i < found.Length; i++)
            {
                if (combinations[i] >= 0)
                {
                    slots[combinations[i]] = found[i] + 1;
                }
            }
        }

        private void Combine(ReadOnlySpan<Column> columns, Rows rows, Span<int> combinations)
        {
            combinations.Clear();
            for (var i = 0; i < columns.Length; i++)
            {
                Add((StringColumn)columns[i], bits[i], shifts[i], rows, combinations);
            }
        }

        /// <summary>Adds a column to combinations, which become negative where an entry has no place.</summary>
        private static void Add(StringColumn column, int bits, int shift, Rows rows, Span<int> combinations)
        {
            var codes = column.Codes!;
            for (var i = 0; i < combinations.Length; i++)
            {
                var row = rows[i];
                var entry = column.IsNull(row) ? 0 : codes[row] + 1;
                combinations[i] |= entry < 1 << bits ? entry << shift : -1;
            }
        }

        /// <summary>Forgets all, and makes room for the entries of today and some more; where that is too much, for the first of the largest.</summary>
        private void Start()
        {
            for (var i = 0; i < pools.Length; i++)
            {
                generations[i] = pools[i].Generation;
                bits[i] = BitOperations.Log2((uint)pools[i].Count) + 1;
                room[i] = 1 << bits[i];
            }

            while (bits.Sum() > MostBits)
            {
                bits[Array.IndexOf(bits, bits.Max())]--;
            }

            // Entries of small dictionaries lie side by side: they are met together.
            var shift = 0;
            foreach (var i in Enumerable.Range(0, bits.Length).OrderBy(i => bits[i]))
            {
                shifts[i] = shift;
                shift += bits[i];
            }

            slots = new int[1 << shift];
        }
    }
}
