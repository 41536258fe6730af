using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators.Ranking;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State.Values;

namespace TenFour.Streaming.Operators.Sorting;

/// <summary>Turns rows into bytes that compare in the order of ORDER BY.</summary>
internal sealed class RowOrder(IReadOnlyList<SortKey> keys)
{
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
            var prefix = columns.Length == 0 ? 0 : ColumnRank.Of(columns[0], row, keys[0].Descending, keys[0].NullsFirst);
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
}
