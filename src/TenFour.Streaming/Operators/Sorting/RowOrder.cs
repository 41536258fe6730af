using System.Buffers.Binary;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State.Values;

namespace TenFour.Streaming.Operators.Sorting;

/// <summary>Turns rows into bytes that compare in the order of ORDER BY.</summary>
internal sealed class RowOrder(IReadOnlyList<SortKey> keys)
{
    private const ulong NotNull = 1UL << 63;
    private const byte NullFirst = 0;
    private const byte Present = 1;
    private const byte NullLast = 2;

    private readonly ValueWriter writer = new();

    /// <summary>Adds the rows of a batch that may be among the least.</summary>
    public void Add(ColumnBatch batch, EvaluationContext context, SortedRows rows)
    {
        var columns = new Column[keys.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = keys[i].Expression.Evaluate(batch, batch.Rows, context);
        }

        foreach (var row in batch.Rows)
        {
            var prefix = columns.Length == 0 ? 0 : Prefix(columns[0], row, keys[0]);
            if (rows.MayTake(prefix))
            {
                rows.Add(prefix, Write(batch, columns, row, out var columnsAt), columnsAt);
            }
        }
    }

    private ReadOnlySpan<byte> Write(ColumnBatch batch, Column[] columns, int row, out int columnsAt)
    {
        writer.Clear();
        for (var i = 0; i < columns.Length; i++)
        {
            WriteKey(columns[i], row, keys[i]);
        }

        columnsAt = writer.Length;
        foreach (var column in batch.Columns)
        {
            ValueBytes.WriteNullable(column, row, writer, canonical: false);
        }

        return writer.Written;
    }

    private void WriteKey(Column column, int row, SortKey key)
    {
        if (column.IsNull(row))
        {
            writer.WriteByte(key.NullsFirst ? NullFirst : NullLast);
            return;
        }

        writer.WriteByte(Present);
        var start = writer.Length;
        ValueBytes.Write(column, row, writer, canonical: true);
        if (key.Descending)
        {
            writer.Invert(start);
        }
    }

    /// <summary>The first key's leading bits, so that most rows are compared, and turned down, as a number.</summary>
    private static ulong Prefix(Column column, int row, SortKey key)
    {
        if (column.IsNull(row))
        {
            return key.NullsFirst ? 0 : ulong.MaxValue;
        }

        var bits = column switch
        {
            FixedColumn<long> c => (ulong)c.Values[row] ^ NotNull,
            FixedColumn<int> c => (ulong)c.Values[row] ^ NotNull,
            FixedColumn<double> c => ValueBytes.SortableBits(c.Values[row], canonical: true),
            StringColumn c => Leading(c[row]),
            _ => 0UL,
        };

        // One bit goes to tell nulls apart; what it hides, the comparison of bytes finds.
        bits = (key.Descending ? ~bits : bits) >> 1;
        return key.NullsFirst ? bits | NotNull : bits;
    }

    private static ulong Leading(ReadOnlySpan<byte> text)
    {
        Span<byte> first = stackalloc byte[8];
        first.Clear();
        text[..Math.Min(8, text.Length)].CopyTo(first);
        return BinaryPrimitives.ReadUInt64BigEndian(first);
    }
}
