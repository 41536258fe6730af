using System.Buffers.Binary;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Hashes;

/// <summary>Hashes a value of any type, as Spark does: by its bits; a null leaves the hash as it was.</summary>
internal static class TypedHash<T, THash>
    where THash : struct, IHash<T>
{
    public static T Of(Column column, int row, T seed)
    {
        if (column.IsNull(row))
        {
            return seed;
        }

        return column switch
        {
            FixedColumn<bool> c => THash.OfInt(c.Values[row] ? 1 : 0, seed),
            FixedColumn<sbyte> c => THash.OfInt(c.Values[row], seed),
            FixedColumn<short> c => THash.OfInt(c.Values[row], seed),
            FixedColumn<int> c => THash.OfInt(c.Values[row], seed),
            FixedColumn<long> c => THash.OfLong(c.Values[row], seed),
            FixedColumn<float> c => THash.OfInt(BitConverter.SingleToInt32Bits(Canonical(c.Values[row])), seed),
            FixedColumn<double> c => THash.OfLong(BitConverter.DoubleToInt64Bits(Canonical(c.Values[row])), seed),
            FixedColumn<Int128> c => OfDecimal(c.Values[row], (DecimalType)c.Type, seed),
            FixedColumn<CalendarIntervalValue> c => OfInterval(c.Values[row], seed),
            StringColumn c => THash.OfBytes(c[row], seed),
            StructColumn c => c.Fields.Aggregate(seed, (hash, field) => Of(field, row, hash)),
            ArrayColumn c => OfArray(c, row, seed),
            _ => throw new InvalidOperationException($"no hash of {column.GetType().Name}"),
        };
    }

    private static T OfArray(ArrayColumn array, int row, T seed)
    {
        for (var i = array.Starts[row]; i < array.Starts[row] + array.Lengths[row]; i++)
        {
            seed = Of(array.Elements, i, seed);
        }

        return seed;
    }

    private static T OfInterval(CalendarIntervalValue value, T seed) =>
        THash.OfInt(value.Months, THash.OfInt(value.Days, THash.OfLong(value.Microseconds, seed)));

    /// <summary>Beyond 18 digits the hash is that of the shortest big-endian two's complement.</summary>
    private static T OfDecimal(Int128 unscaled, DecimalType type, T seed)
    {
        if (type.Precision <= 18)
        {
            return THash.OfLong((long)unscaled, seed);
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128BigEndian(bytes, unscaled);
        var first = 0;
        while (first < 15 && bytes[first] == (bytes[first + 1] >= 0x80 ? 0xFF : 0))
        {
            first++;
        }

        return THash.OfBytes(bytes[first..], seed);
    }

    /// <summary>One zero and one NaN.</summary>
    private static double Canonical(double value) =>
        value == 0 ? 0 : double.IsNaN(value) ? BitConverter.Int64BitsToDouble(0x7FF8000000000000) : value;

    private static float Canonical(float value) => value == 0 ? 0 : float.IsNaN(value) ? BitConverter.Int32BitsToSingle(0x7FC00000) : value;
}
