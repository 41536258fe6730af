using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>Makes columns that hold one value in every row. They are no pooled arrays: they may be kept.</summary>
public static class ColumnFill
{
    // One for all, because a page's many queries have a hundred constant texts.
    private static readonly int[] firstEntries = new int[ColumnBatch.TypicalRows];

    /// <summary>A column of that type with one row, which is null.</summary>
    public static Column Null(SqlType type) => Null(type, 1);

    /// <summary>A column of that type whose rows are all null.</summary>
    public static Column Null(SqlType type, int rows)
    {
        var nulls = new Bitmap(rows);
        nulls.Words.Fill(ulong.MaxValue);
        return Empty(type, rows).With(type, nulls);
    }

    /// <summary>A column of that many rows, each of them row 0 of <paramref name="value"/>.</summary>
    public static Column Repeat(Column value, int rows)
    {
        if (value.IsNull(0))
        {
            return Null(value.Type, rows);
        }

        return value switch
        {
            FixedColumn<bool> c => Repeat(c, rows),
            FixedColumn<sbyte> c => Repeat(c, rows),
            FixedColumn<short> c => Repeat(c, rows),
            FixedColumn<int> c => Repeat(c, rows),
            FixedColumn<long> c => Repeat(c, rows),
            FixedColumn<float> c => Repeat(c, rows),
            FixedColumn<double> c => Repeat(c, rows),
            FixedColumn<Int128> c => Repeat(c, rows),
            FixedColumn<CalendarIntervalValue> c => Repeat(c, rows),
            StringColumn c => Repeat(c, rows),
            StructColumn c => new StructColumn((StructType)c.Type, Array.ConvertAll(c.Fields, f => Repeat(f, rows))),
            ArrayColumn c => new ArrayColumn(c.Type, Same(c.Starts[0], rows), Same(c.Lengths[0], rows), c.Elements),
            MapColumn c => new MapColumn((MapType)c.Type, Same(c.Starts[0], rows), Same(c.Lengths[0], rows), c.Keys, c.Values),
            _ => throw new InvalidOperationException($"no constant of {value.GetType().Name}"),
        };
    }

    private static FixedColumn<T> Repeat<T>(FixedColumn<T> value, int rows)
        where T : unmanaged => new(value.Type, Same(value.Values[0], rows));

    private static StringColumn Repeat(StringColumn value, int rows)
    {
        var pool = new StringPool(1, value[0].Length);
        pool.Add(value[0]);
        return new StringColumn(value.Type, pool, FirstEntries(rows));
    }

    private static T[] Same<T>(T value, int rows)
    {
        var values = new T[rows];
        Array.Fill(values, value);
        return values;
    }

    private static Column Empty(SqlType type, int rows) => type switch
    {
        NullType or BooleanType => new FixedColumn<bool>(type, new bool[rows]),
        ByteType => new FixedColumn<sbyte>(type, new sbyte[rows]),
        ShortType => new FixedColumn<short>(type, new short[rows]),
        IntType or DateType or YearMonthIntervalType => new FixedColumn<int>(type, new int[rows]),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => new FixedColumn<long>(type, new long[rows]),
        FloatType => new FixedColumn<float>(type, new float[rows]),
        DoubleType => new FixedColumn<double>(type, new double[rows]),
        DecimalType => new FixedColumn<Int128>(type, new Int128[rows]),
        CalendarIntervalType => new FixedColumn<CalendarIntervalValue>(type, new CalendarIntervalValue[rows]),
        StringType or BinaryType => new StringColumn(type, OneEmptyEntry(), FirstEntries(rows)),
        StructType s => new StructColumn(s, [.. s.Fields.Select(f => Null(f.Type, rows))]),
        ArrayType a => new ArrayColumn(a, new int[rows], new int[rows], Null(a.Element, 0)),
        MapType m => new MapColumn(m, new int[rows], new int[rows], Null(m.Key, 0), Null(m.Value, 0)),
        _ => throw new InvalidOperationException($"no column of {type}"),
    };

    private static int[] FirstEntries(int rows) => rows <= firstEntries.Length ? firstEntries : new int[rows];

    private static StringPool OneEmptyEntry()
    {
        var pool = new StringPool(1, 0);
        pool.Add([]);
        return pool;
    }
}
