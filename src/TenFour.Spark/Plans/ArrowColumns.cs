using Apache.Arrow;
using Apache.Arrow.Types;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using Column = TenFour.Streaming.Columns.Column;
using EngineTypes = TenFour.Streaming.Types;
using Rows = TenFour.Streaming.Columns.Rows;

namespace TenFour.Spark.Plans;

/// <summary>The engine's columns as arrays of Arrow.</summary>
internal static class ArrowColumns
{
    /// <summary>Whether a type can be sent.</summary>
    public static bool Takes(SqlType type) => type is not (EngineTypes.MapType or EngineTypes.ArrayType or EngineTypes.StructType or EngineTypes.NullType
        or CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType);

    /// <summary>The selected rows of a column.</summary>
    public static IArrowArray Of(Column column, Rows rows) => column switch
    {
        StringColumn { Type: EngineTypes.StringType } c => Strings(c, rows),
        StringColumn c => Bytes(c, rows),
        FixedColumn<bool> c => Booleans(c, rows),
        FixedColumn<sbyte> c => Fixed(c, Int8Type.Default, rows),
        FixedColumn<short> c => Fixed(c, Int16Type.Default, rows),
        FixedColumn<int> { Type: EngineTypes.DateType } c => Fixed(c, Date32Type.Default, rows),
        FixedColumn<int> c => Fixed(c, Int32Type.Default, rows),
        FixedColumn<long> { Type: EngineTypes.TimestampType } c => Fixed(c, new Apache.Arrow.Types.TimestampType(TimeUnit.Microsecond, "UTC"), rows),
        FixedColumn<long> { Type: TimestampNtzType } c => Fixed(c, new Apache.Arrow.Types.TimestampType(TimeUnit.Microsecond, (string?)null), rows),
        FixedColumn<long> c => Fixed(c, Int64Type.Default, rows),
        FixedColumn<float> c => Fixed(c, Apache.Arrow.Types.FloatType.Default, rows),
        FixedColumn<double> c => Fixed(c, Apache.Arrow.Types.DoubleType.Default, rows),
        FixedColumn<Int128> { Type: EngineTypes.DecimalType d } c => Fixed(c, new Decimal128Type(d.Precision, d.Scale), rows),
        _ => throw new InvalidOperationException($"{column.Type} cannot be sent"),
    };

    private static StringArray Strings(StringColumn column, Rows rows)
    {
        var builder = new StringArray.Builder();
        foreach (var row in rows)
        {
            _ = column.IsNull(row) ? builder.AppendNull() : builder.Append(column.GetString(row));
        }

        return builder.Build();
    }

    private static BinaryArray Bytes(StringColumn column, Rows rows)
    {
        var builder = new BinaryArray.Builder();
        foreach (var row in rows)
        {
            _ = column.IsNull(row) ? builder.AppendNull() : builder.Append(column[row]);
        }

        return builder.Build();
    }

    private static BooleanArray Booleans(FixedColumn<bool> column, Rows rows)
    {
        var builder = new BooleanArray.Builder();
        foreach (var row in rows)
        {
            _ = column.IsNull(row) ? builder.AppendNull() : builder.Append(column.Values[row]);
        }

        return builder.Build();
    }

    /// <summary>The values as they lie in memory: Arrow's form of these types is the engine's.</summary>
    private static IArrowArray Fixed<T>(FixedColumn<T> column, IArrowType type, Rows rows)
        where T : unmanaged
    {
        var values = new ArrowBuffer.Builder<T>(rows.Count);
        var present = new ArrowBuffer.BitmapBuilder(rows.Count);
        foreach (var row in rows)
        {
            values.Append(column.IsNull(row) ? default : column.Values[row]);
            present.Append(!column.IsNull(row));
        }

        var nulls = present.UnsetBitCount;
        return ArrowArrayFactory.BuildArray(new ArrayData(type, rows.Count, nulls, 0, [present.Build(), values.Build()]));
    }
}
