using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Dictionaries;

/// <summary>Results of a fixed width.</summary>
internal sealed class FixedEntryTable<T>(Expression ofEntry) : EntryTable(ofEntry)
    where T : unmanaged
{
    private readonly Expression expression = ofEntry;
    private T[] values = new T[64];
    private bool[] isNull = new bool[64];
    private bool hasNulls;

    protected override void Keep(Column results, int row, int slot)
    {
        Reserve(slot);
        isNull[slot] = results.IsNull(row);
        hasNulls |= isNull[slot];
        values[slot] = ((FixedColumn<T>)results).Values[row];
    }

    protected override void KeepNothing(int slot) => Reserve(slot);

    protected override Column LookUp(int[] slots, Rows rows, EvaluationContext context)
    {
        var results = context.Rent<T>(rows.End);
        foreach (var row in rows)
        {
            results[row] = values[slots[row]];
        }

        if (!hasNulls)
        {
            return new FixedColumn<T>(expression.Type, results);
        }

        Bitmap? nulls = null;
        foreach (var row in rows)
        {
            if (isNull[slots[row]])
            {
                (nulls ??= context.RentBitmap(rows.End)).Set(row);
            }
        }

        return new FixedColumn<T>(expression.Type, results, nulls);
    }

    private void Reserve(int slot)
    {
        if (slot == values.Length)
        {
            Array.Resize(ref values, values.Length * 2);
            Array.Resize(ref isNull, values.Length);
        }
    }
}
