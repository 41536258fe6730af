using System.Buffers.Binary;
using TenFour.Streaming.Columns;
using TenFour.Streaming.State.Values;

namespace TenFour.Streaming.Operators.Ranking;

/// <summary>
/// Ranks rows by the leading bits of a column's value: where one row comes before another in the order, its rank is not greater.
/// </summary>
/// <param name="Column">The column's index.</param>
internal sealed record ColumnRank(int Column, bool Descending, bool NullsFirst)
{
    private const ulong Top = 1UL << 63;

    /// <summary>Gives the rank of each selected row, by its place.</summary>
    public void Rank(ColumnBatch batch, Span<ulong> ranks)
    {
        var column = batch.Columns[Column];
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            ranks[i] = Of(column, batch.Rows[i], Descending, NullsFirst);
        }
    }

    /// <summary>The rank of one value.</summary>
    public static ulong Of(Column column, int row, bool descending, bool nullsFirst)
    {
        if (column.IsNull(row))
        {
            return nullsFirst ? 0 : ulong.MaxValue;
        }

        // One bit goes to tell nulls apart; what it hides, a comparison of the whole values finds.
        var bits = Bits(column, row);
        bits = (descending ? ~bits : bits) >> 1;
        return nullsFirst ? bits | Top : bits;
    }

    /// <summary>The leading bits of a value, whose order as numbers is that of the values.</summary>
    private static ulong Bits(Column column, int row) => column switch
    {
        FixedColumn<long> c => (ulong)c.Values[row] ^ Top,
        FixedColumn<int> c => (ulong)c.Values[row] ^ Top,
        FixedColumn<short> c => (ulong)c.Values[row] ^ Top,
        FixedColumn<sbyte> c => (ulong)c.Values[row] ^ Top,
        FixedColumn<double> c => ValueBytes.SortableBits(c.Values[row], canonical: true),
        FixedColumn<float> c => ValueBytes.SortableBits(c.Values[row], canonical: true),
        FixedColumn<Int128> c => (ulong)(long)Int128.Clamp(c.Values[row], long.MinValue, long.MaxValue) ^ Top,
        StringColumn c => Leading(c[row]),
        StructColumn { Fields: [var first, ..] } => first.IsNull(row) ? 0 : (Bits(first, row) >> 1) | Top,
        _ => 0,
    };

    private static ulong Leading(ReadOnlySpan<byte> text)
    {
        Span<byte> first = stackalloc byte[8];
        first.Clear();
        text[..Math.Min(8, text.Length)].CopyTo(first);
        return BinaryPrimitives.ReadUInt64BigEndian(first);
    }
}
