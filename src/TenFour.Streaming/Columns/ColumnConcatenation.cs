using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>Puts rows of several columns (of one type) one below the other, in a column of its own.</summary>
public static class ColumnConcatenation
{
    /// <summary>One batch of all the selected rows; an empty one of the schema where there are none.</summary>
    public static ColumnBatch Of(Schema schema, IReadOnlyList<ColumnBatch> batches)
    {
        var columns = new Column[schema.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Of(schema[i].Type, [.. batches.Select(b => (b.Columns[i], b.Rows))]);
        }

        return new ColumnBatch(schema, columns, Rows.All(batches.Sum(b => b.Rows.Count)));
    }

    /// <summary>The selected rows of each part, part after part.</summary>
    public static Column Of(SqlType type, IReadOnlyList<(Column Column, Rows Rows)> parts) => type switch
    {
        NullType or BooleanType => Fixed<bool>(type, parts),
        ByteType => Fixed<sbyte>(type, parts),
        ShortType => Fixed<short>(type, parts),
        IntType or DateType or YearMonthIntervalType => Fixed<int>(type, parts),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => Fixed<long>(type, parts),
        FloatType => Fixed<float>(type, parts),
        DoubleType => Fixed<double>(type, parts),
        DecimalType => Fixed<Int128>(type, parts),
        CalendarIntervalType => Fixed<CalendarIntervalValue>(type, parts),
        StringType or BinaryType => Strings(type, parts),
        StructType s => Structs(s, parts),
        ArrayType a => Arrays(a, parts),
        _ => throw new InvalidOperationException($"no column of {type}"),
    };

    private static FixedColumn<T> Fixed<T>(SqlType type, IReadOnlyList<(Column Column, Rows Rows)> parts)
        where T : unmanaged
    {
        var values = new T[Count(parts)];
        var next = 0;
        foreach (var (column, rows) in parts)
        {
            var from = ((FixedColumn<T>)column).Values;
            for (var i = 0; i < rows.Count; i++)
            {
                values[next++] = from[rows[i]];
            }
        }

        return new FixedColumn<T>(type, values, Nulls(parts));
    }

    private static StringColumn Strings(SqlType type, IReadOnlyList<(Column Column, Rows Rows)> parts)
    {
        var pool = new StringPool(Math.Max(1, Count(parts)));
        foreach (var (column, rows) in parts)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                pool.Add(column.IsNull(rows[i]) ? [] : ((StringColumn)column)[rows[i]]);
            }
        }

        return new StringColumn(type, pool, null, Nulls(parts));
    }

    private static StructColumn Structs(StructType type, IReadOnlyList<(Column Column, Rows Rows)> parts) => new(
        type,
        [.. type.Fields.Select((f, i) => Of(f.Type, [.. parts.Select(p => (((StructColumn)p.Column).Fields[i], p.Rows))]))],
        Nulls(parts));

    private static ArrayColumn Arrays(ArrayType type, IReadOnlyList<(Column Column, Rows Rows)> parts)
    {
        var (starts, lengths) = (new List<int>(), new List<int>());
        var elements = new List<(Column, Rows)>();
        var end = 0;
        foreach (var (column, rows) in parts)
        {
            var own = (ArrayColumn)ColumnCopy.Gather(column, rows);
            starts.AddRange(own.Starts.Take(rows.Count).Select(s => s + end));
            lengths.AddRange(own.Lengths.Take(rows.Count));
            var count = own.Lengths.Take(rows.Count).Sum();
            elements.Add((own.Elements, Rows.All(count)));
            end += count;
        }

        return new ArrayColumn(type, [.. starts], [.. lengths], Of(type.Element, elements), Nulls(parts));
    }

    private static int Count(IReadOnlyList<(Column Column, Rows Rows)> parts) => parts.Sum(p => p.Rows.Count);

    private static Bitmap? Nulls(IReadOnlyList<(Column Column, Rows Rows)> parts)
    {
        if (parts.All(p => p.Column.Nulls is null))
        {
            return null;
        }

        var nulls = new Bitmap(Count(parts));
        var next = 0;
        foreach (var (column, rows) in parts)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                nulls.Set(next++, column.IsNull(rows[i]));
            }
        }

        return nulls;
    }
}
