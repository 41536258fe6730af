using TenFour.Streaming.Limits;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>Copies rows out of column batches, so that they outlive the call in which they were handed over.</summary>
public static class ColumnCopy
{
    /// <summary>A batch of its own with just the selected rows, in order. Columns that nobody reads stay absent.</summary>
    public static ColumnBatch Compact(ColumnBatch batch) => new(
        batch.Schema,
        Array.ConvertAll(batch.Columns, c => c is null ? null! : Gather(c, batch.Rows)),
        Rows.All(batch.Rows.Count));

    /// <summary>A column of its own whose row i is row <c>rows[i]</c> of <paramref name="column"/>.</summary>
    public static Column Gather(Column column, Rows rows) => column switch
    {
        FixedColumn<bool> c => Gather(c, rows),
        FixedColumn<sbyte> c => Gather(c, rows),
        FixedColumn<short> c => Gather(c, rows),
        FixedColumn<int> c => Gather(c, rows),
        FixedColumn<long> c => Gather(c, rows),
        FixedColumn<float> c => Gather(c, rows),
        FixedColumn<double> c => Gather(c, rows),
        FixedColumn<Int128> c => Gather(c, rows),
        FixedColumn<CalendarIntervalValue> c => Gather(c, rows),
        StringColumn c => Gather(c, rows),
        StructColumn c => new StructColumn((StructType)c.Type, Array.ConvertAll(c.Fields, f => Gather(f, rows)), GatherNulls(c, rows)),
        ArrayColumn c => Gather(c, rows),
        MapColumn c => Gather(c, rows),
        _ => throw new InvalidOperationException($"no copy of {column.GetType().Name}"),
    };

    private static FixedColumn<T> Gather<T>(FixedColumn<T> column, Rows rows)
        where T : unmanaged
    {
        var values = new T[rows.Count];
        if (rows.IsAll)
        {
            Array.Copy(column.Values, values, values.Length);
        }
        else
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = column.Values[rows[i]];
            }
        }

        return new FixedColumn<T>(column.Type, values, GatherNulls(column, rows));
    }

    private static StringColumn Gather(StringColumn column, Rows rows)
    {
        var nulls = GatherNulls(column, rows);
        var pool = new StringPool(Math.Max(1, rows.Count));
        for (var i = 0; i < rows.Count; i++)
        {
            pool.Add(nulls is not null && nulls[i] ? [] : column[rows[i]]);
        }

        return new StringColumn(column.Type, pool, null, nulls);
    }

    private static ArrayColumn Gather(ArrayColumn column, Rows rows)
    {
        var nulls = GatherNulls(column, rows);
        var (starts, lengths, elements) = GatherParts(column.Starts, column.Lengths, rows, nulls);
        return new ArrayColumn(column.Type, starts, lengths, Gather(column.Elements, elements), nulls);
    }

    private static MapColumn Gather(MapColumn column, Rows rows)
    {
        var nulls = GatherNulls(column, rows);
        var (starts, lengths, pairs) = GatherParts(column.Starts, column.Lengths, rows, nulls);
        return new MapColumn((MapType)column.Type, starts, lengths, Gather(column.Keys, pairs), Gather(column.Values, pairs), nulls);
    }

    private static (int[] Starts, int[] Lengths, Rows Parts) GatherParts(int[] starts, int[] lengths, Rows rows, Bitmap? nulls)
    {
        var (newStarts, newLengths, parts) = (new int[rows.Count], new int[rows.Count], new List<int>());
        for (var i = 0; i < rows.Count; i++)
        {
            newStarts[i] = parts.Count;
            newLengths[i] = nulls is not null && nulls[i] ? 0 : lengths[rows[i]];
            WorkBudget.Check((long)newLengths[i] * sizeof(int));
            parts.AddRange(Enumerable.Range(starts[rows[i]], newLengths[i]));
        }

        return (newStarts, newLengths, Rows.Of([.. parts], parts.Count));
    }

    private static Bitmap? GatherNulls(Column column, Rows rows)
    {
        if (column.Nulls is null)
        {
            return null;
        }

        var nulls = new Bitmap(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            nulls.Set(i, column.Nulls[rows[i]]);
        }

        return nulls;
    }
}
