using System.Buffers.Binary;
using Apache.Arrow;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using ArrayType = TenFour.Streaming.Types.ArrayType;
using Column = TenFour.Streaming.Columns.Column;
using StructType = TenFour.Streaming.Types.StructType;

namespace TenFour.Spark.Results;

/// <summary>Copies an Arrow column into one of the engine. The declared type may say more than Arrow's (fields of an interval).</summary>
internal static class ReceivedColumns
{
    public static Column Of(IArrowArray array, SqlType type)
    {
        var nulls = NullsOf(array);
        return array switch
        {
            NullArray a => new FixedColumn<bool>(type, new bool[a.Length], nulls),
            BooleanArray a => new FixedColumn<bool>(type, [.. Enumerable.Range(0, a.Length).Select(i => a.GetValue(i) ?? false)], nulls),
            Int8Array a => new FixedColumn<sbyte>(type, a.Values.ToArray(), nulls),
            Int16Array a => new FixedColumn<short>(type, a.Values.ToArray(), nulls),
            Int32Array a => new FixedColumn<int>(type, a.Values.ToArray(), nulls),
            Int64Array a => new FixedColumn<long>(type, a.Values.ToArray(), nulls),
            FloatArray a => new FixedColumn<float>(type, a.Values.ToArray(), nulls),
            DoubleArray a => new FixedColumn<double>(type, a.Values.ToArray(), nulls),
            Date32Array a => new FixedColumn<int>(type, a.Values.ToArray(), nulls),
            TimestampArray a => new FixedColumn<long>(type, a.Values.ToArray(), nulls),
            DurationArray a => new FixedColumn<long>(type, a.Values.ToArray(), nulls),
            YearMonthIntervalArray a => new FixedColumn<int>(type, [.. Enumerable.Range(0, a.Length).Select(i => a.GetValue(i)?.Months ?? 0)], nulls),
            Decimal128Array a => new FixedColumn<Int128>(type, Decimals(a), nulls),
            BinaryArray a => Strings(a, type, nulls),
            MapArray a => Map(a, (MapType)type, nulls),
            ListArray a => List(a, (ArrayType)type, nulls),
            StructArray a => Struct(a, (StructType)type, nulls),
            _ => throw new NotSupportedException($"An Arrow array of the kind {array.GetType().Name}."),
        };
    }

    private static Bitmap? NullsOf(IArrowArray array)
    {
        if (array is not NullArray && array.NullCount == 0)
        {
            return null;
        }

        var nulls = new Bitmap(array.Length);
        for (var i = 0; i < array.Length; i++)
        {
            nulls.Set(i, array is NullArray || array.IsNull(i));
        }

        return nulls;
    }

    private static Int128[] Decimals(Decimal128Array array)
    {
        var values = new Int128[array.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var bytes = array.ValueBuffer.Span.Slice((array.Offset + i) * 16, 16);
            values[i] = BinaryPrimitives.ReadInt128LittleEndian(bytes);
        }

        return values;
    }

    private static StringColumn Strings(BinaryArray array, SqlType type, Bitmap? nulls)
    {
        var pool = new StringPool(Math.Max(array.Length, 1), Math.Max(array.ValueBuffer.Length, 1));
        for (var i = 0; i < array.Length; i++)
        {
            pool.Add(array.GetBytes(i));
        }

        return new StringColumn(type, pool, null, nulls);
    }

    private static ArrayColumn List(ListArray array, ArrayType type, Bitmap? nulls)
    {
        var (starts, lengths) = Places(array);
        return new ArrayColumn(type, starts, lengths, Of(array.Values, type.Element), nulls);
    }

    private static MapColumn Map(MapArray array, MapType type, Bitmap? nulls)
    {
        var (starts, lengths) = Places(array);
        return new MapColumn(type, starts, lengths, Of(array.Keys, type.Key), Of(array.Values, type.Value), nulls);
    }

    private static (int[] Starts, int[] Lengths) Places(ListArray array) =>
        ([.. Enumerable.Range(0, array.Length).Select(i => array.ValueOffsets[i])], [.. Enumerable.Range(0, array.Length).Select(array.GetValueLength)]);

    private static StructColumn Struct(StructArray array, StructType type, Bitmap? nulls) =>
        new(type, [.. array.Fields.Select((field, i) => Of(field, type.Fields[i].Type))], nulls);
}
