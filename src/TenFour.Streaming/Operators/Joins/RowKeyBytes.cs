using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Operators.Joins;

/// <summary>
/// Writes a row's key as bytes, so that equal keys have equal bytes and the other way round: a null equals a null, NaN equals NaN, and -0.0
/// equals 0.0.
/// </summary>
internal static class RowKeyBytes
{
    public static void Append(Column column, int row, TextBuffer key)
    {
        key.Append(column.IsNull(row) ? (byte)0 : (byte)1);
        if (column.IsNull(row))
        {
            return;
        }

        switch (column)
        {
            case StringColumn c:
                AppendBits(c[row].Length, key);
                key.Append(c[row]);
                break;
            case FixedColumn<double> c:
                AppendBits(double.IsNaN(c.Values[row]) ? double.NaN : c.Values[row] + 0.0, key);
                break;
            case FixedColumn<float> c:
                AppendBits(float.IsNaN(c.Values[row]) ? float.NaN : c.Values[row] + 0.0f, key);
                break;
            case FixedColumn<bool> c:
                AppendBits(c.Values[row], key);
                break;
            case FixedColumn<sbyte> c:
                AppendBits(c.Values[row], key);
                break;
            case FixedColumn<short> c:
                AppendBits(c.Values[row], key);
                break;
            case FixedColumn<int> c:
                AppendBits(c.Values[row], key);
                break;
            case FixedColumn<long> c:
                AppendBits(c.Values[row], key);
                break;
            case FixedColumn<Int128> c:
                AppendBits(c.Values[row], key);
                break;
            case FixedColumn<CalendarIntervalValue> c:
                AppendBits(c.Values[row], key);
                break;
            case StructColumn c:
                Array.ForEach(c.Fields, f => Append(f, row, key));
                break;
            case ArrayColumn c:
                AppendElements(c, row, key);
                break;
            default:
                throw new InvalidOperationException($"no key of {column.Type}");
        }
    }

    private static void AppendElements(ArrayColumn column, int row, TextBuffer key)
    {
        AppendBits(column.Lengths[row], key);
        for (var i = 0; i < column.Lengths[row]; i++)
        {
            Append(column.Elements, column.Starts[row] + i, key);
        }
    }

    private static void AppendBits<T>(T value, TextBuffer key)
        where T : unmanaged => key.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(ref value)));
}
