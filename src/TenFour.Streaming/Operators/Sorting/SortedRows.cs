using TenFour.Streaming.Columns;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Operators.Sorting;

/// <summary>
/// Rows as bytes: first what they are ordered by, then the columns, so that comparing bytes orders them with ties broken by the columns. Keeps
/// no more than the least so many.
/// </summary>
/// <param name="schema">The columns of the rows.</param>
/// <param name="most">The number of rows to keep.</param>
internal sealed class SortedRows(Schema schema, long most)
{
    private readonly List<Row> rows = [];
    private long heldBytes;
    private Row? worst;

    public int Count => rows.Count;

    public long Bytes => heldBytes + rows.Count * 64L;

    /// <summary>False where a row with this prefix cannot be among the least.</summary>
    public bool MayTake(ulong prefix) => most > 0 && (worst is null || prefix <= worst.Value.Prefix);

    /// <summary>Adds a row.</summary>
    /// <param name="prefix">A number that orders rows as their bytes do, as far as it tells them apart.</param>
    /// <param name="columnsAt">Where in the bytes the columns begin.</param>
    public void Add(ulong prefix, ReadOnlySpan<byte> bytes, int columnsAt)
    {
        if (worst is { } last && last.Compare(prefix, bytes) <= 0)
        {
            return;
        }

        rows.Add(new Row(prefix, bytes.ToArray(), columnsAt));
        heldBytes += bytes.Length;
        if (rows.Count / 2 >= Math.Max(most, 512))
        {
            Cut();
        }
    }

    /// <summary>Puts the rows in order, once all have been added.</summary>
    public void Sort() => Cut();

    /// <summary>A batch of rows.</summary>
    public ColumnBatch Read(int first, int count)
    {
        var builders = schema.Fields.Select(f => ValueBuilder.Of(f.Type)).ToArray();
        foreach (var row in rows.Skip(first).Take(count))
        {
            var reader = new ValueReader(row.Bytes.AsSpan(row.ColumnsAt));
            foreach (var builder in builders)
            {
                ValueBytes.ReadNullable(ref reader, builder);
            }
        }

        return new ColumnBatch(schema, Array.ConvertAll(builders, b => b.ToColumn()), Rows.All(count));
    }

    /// <summary>Keeps the least ones; from then on, a row must be less than the last of them.</summary>
    private void Cut()
    {
        rows.Sort(static (a, b) => a.Compare(b.Prefix, b.Bytes));
        if (rows.Count >= most)
        {
            rows.RemoveRange((int)most, rows.Count - (int)most);
            heldBytes = rows.Sum(r => (long)r.Bytes.Length);
            worst = rows.Count > 0 ? rows[^1] : null;
        }
    }

    private readonly record struct Row(ulong Prefix, byte[] Bytes, int ColumnsAt)
    {
        public int Compare(ulong prefix, ReadOnlySpan<byte> bytes)
        {
            var order = Prefix.CompareTo(prefix);
            return order != 0 ? order : Bytes.AsSpan().SequenceCompareTo(bytes);
        }
    }
}
