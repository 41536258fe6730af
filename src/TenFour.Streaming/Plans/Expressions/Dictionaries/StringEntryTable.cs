using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Dictionaries;

/// <summary>String results, which stay dictionary-coded: equal results of different entries get one code of a dictionary of their own.</summary>
internal sealed class StringEntryTable(Expression ofEntry) : EntryTable(ofEntry)
{
    private const int NullCode = -1;

    private readonly Expression expression = ofEntry;
    private readonly StringDictionary dictionary = new();
    private int[] codes = new int[64];
    private bool hasNulls;

    protected override void Keep(Column results, int row, int slot)
    {
        Reserve(slot);
        codes[slot] = results.IsNull(row) ? NullCode : dictionary.Intern(((StringColumn)results)[row]);
        hasNulls |= codes[slot] == NullCode;
    }

    protected override void KeepNothing(int slot) => Reserve(slot);

    protected override Column LookUp(int[] slots, Rows rows, EvaluationContext context)
    {
        var results = context.Rent<int>(rows.End);
        Bitmap? nulls = null;
        foreach (var row in rows)
        {
            results[row] = codes[slots[row]];
            if (hasNulls && results[row] == NullCode)
            {
                results[row] = 0;
                (nulls ??= context.RentBitmap(rows.End)).Set(row);
            }
        }

        return new StringColumn(expression.Type, dictionary.Pool, results, nulls);
    }

    private void Reserve(int slot)
    {
        if (slot == codes.Length)
        {
            Array.Resize(ref codes, codes.Length * 2);
        }
    }
}
