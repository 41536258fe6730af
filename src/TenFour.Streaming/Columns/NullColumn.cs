using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>Columns in which every row is null.</summary>
public static class NullColumn
{
    public static Column Of(SqlType type, int rows)
    {
        var nulls = new Bitmap(Math.Max(1, rows));
        for (var i = 0; i < rows; i++)
        {
            nulls.Set(i);
        }

        return Values(type, rows).With(type, nulls);
    }

    private static Column Values(SqlType type, int rows) => type switch
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
        StringType or BinaryType => EmptyStrings(type, rows),
        StructType s => new StructColumn(s, [.. s.Fields.Select(f => Of(f.Type, rows))]),
        ArrayType a => new ArrayColumn(a, new int[rows], new int[rows], Values(a.Element, 0)),
        _ => throw new InvalidOperationException($"no column of {type}"),
    };

    private static StringColumn EmptyStrings(SqlType type, int rows)
    {
        var pool = new StringPool();
        pool.Add([]);
        return new StringColumn(type, pool, new int[rows]);
    }
}
