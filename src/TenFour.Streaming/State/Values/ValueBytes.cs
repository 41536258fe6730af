using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

/// <summary>
/// Values of any type as bytes that compare as Spark compares the values: nulls first, NaN above all numbers, text by its bytes, structs
/// field by field, arrays element by element. Equal bytes mean equal values.
/// </summary>
internal static class ValueBytes
{
    private const ulong Sign = 1UL << 63;
    private const byte Null = 0;
    private const byte Present = 1;

    /// <summary>Writes a value or its null.</summary>
    /// <param name="canonical">Writes -0.0 as 0.0, which Spark groups and orders as one; otherwise it comes back as it was.</param>
    public static void WriteNullable(Column column, int row, ValueWriter output, bool canonical)
    {
        if (column.IsNull(row) || column.Type is NullType)
        {
            output.WriteByte(Null);
            return;
        }

        output.WriteByte(Present);
        Write(column, row, output, canonical);
    }

    /// <summary>Writes a value that is not null.</summary>
    public static void Write(Column column, int row, ValueWriter output, bool canonical)
    {
        switch (column)
        {
            case FixedColumn<bool> c:
                output.WriteByte(c.Values[row] ? (byte)1 : (byte)0);
                break;
            case FixedColumn<sbyte> c:
                output.WriteNumber((ulong)c.Values[row] ^ 0x80, 1);
                break;
            case FixedColumn<short> c:
                output.WriteNumber((ulong)c.Values[row] ^ 0x8000, 2);
                break;
            case FixedColumn<int> c:
                output.WriteNumber((ulong)c.Values[row] ^ 0x8000_0000, 4);
                break;
            case FixedColumn<long> c:
                output.WriteNumber((ulong)c.Values[row] ^ Sign, 8);
                break;
            case FixedColumn<float> c:
                WriteDouble(c.Values[row], output, canonical);
                break;
            case FixedColumn<double> c:
                WriteDouble(c.Values[row], output, canonical);
                break;
            case FixedColumn<Int128> c:
                output.WriteNumber((ulong)(c.Values[row] >> 64) ^ Sign, 8);
                output.WriteNumber((ulong)c.Values[row], 8);
                break;
            case FixedColumn<CalendarIntervalValue> c:
                WriteInterval(c.Values[row], output);
                break;
            case StringColumn c:
                output.WriteText(c[row]);
                break;
            case StructColumn c:
                foreach (var field in c.Fields)
                {
                    WriteNullable(field, row, output, canonical);
                }

                break;
            case ArrayColumn c:
                WriteElements(c, row, output, canonical);
                break;
            default:
                throw new InvalidOperationException($"no bytes for {column.GetType().Name}");
        }
    }

    /// <summary>Adds a value or null, as <see cref="WriteNullable"/> wrote it.</summary>
    public static void ReadNullable(ref ValueReader input, ValueBuilder output)
    {
        if (input.ReadByte() == Null)
        {
            output.AddNull();
        }
        else
        {
            output.Add(ref input);
        }
    }

    /// <summary>The bits of a number whose order as an unsigned number is the number's order.</summary>
    public static ulong SortableBits(double value, bool canonical)
    {
        var bits = BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? BitConverter.UInt64BitsToDouble(0x7FF8UL << 48) : canonical ? value + 0.0 : value);
        return (bits & Sign) != 0 ? ~bits : bits ^ Sign;
    }

    public static double FromSortableBits(ulong bits) => BitConverter.UInt64BitsToDouble((bits & Sign) != 0 ? bits ^ Sign : ~bits);

    private static void WriteDouble(double value, ValueWriter output, bool canonical) => output.WriteNumber(SortableBits(value, canonical), 8);

    private static void WriteInterval(CalendarIntervalValue value, ValueWriter output)
    {
        output.WriteNumber((ulong)value.Months ^ 0x8000_0000, 4);
        output.WriteNumber((ulong)value.Days ^ 0x8000_0000, 4);
        output.WriteNumber((ulong)value.Microseconds ^ Sign, 8);
    }

    private static void WriteElements(ArrayColumn column, int row, ValueWriter output, bool canonical)
    {
        for (var i = 0; i < column.Lengths[row]; i++)
        {
            output.WriteByte(Present);
            WriteNullable(column.Elements, column.Starts[row] + i, output, canonical);
        }

        output.WriteByte(Null);
    }
}
