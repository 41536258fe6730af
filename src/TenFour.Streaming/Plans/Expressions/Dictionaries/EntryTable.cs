using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Dictionaries;

/// <summary>
/// The results of an expression by dictionary entry: slot 0 for a null string, slot e + 1 for entry e. Grows with the dictionary. For one
/// thread.
/// </summary>
internal abstract class EntryTable(Expression ofEntry)
{
    private readonly Dictionary<int, RowException> errors = [];

    /// <summary>How many slots are filled.</summary>
    protected int Count { get; private set; }

    /// <summary>A table for results of that type, or null where results of the type are not kept.</summary>
    public static EntryTable? TryMake(Expression ofEntry) => ofEntry.Type switch
    {
        BooleanType => new FixedEntryTable<bool>(ofEntry),
        ByteType => new FixedEntryTable<sbyte>(ofEntry),
        ShortType => new FixedEntryTable<short>(ofEntry),
        IntType or DateType or YearMonthIntervalType => new FixedEntryTable<int>(ofEntry),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => new FixedEntryTable<long>(ofEntry),
        FloatType => new FixedEntryTable<float>(ofEntry),
        DoubleType => new FixedEntryTable<double>(ofEntry),
        DecimalType => new FixedEntryTable<Int128>(ofEntry),
        StringType or BinaryType => new StringEntryTable(ofEntry),
        _ => null,
    };

    /// <summary>The results for the selected rows of a dictionary-coded column.</summary>
    /// <exception cref="RowException">A selected row has an entry for which the expression fails.</exception>
    public Column LookUp(StringColumn strings, Rows rows, EvaluationContext context)
    {
        Extend(strings.Type, strings.Pool, context);
        var slots = context.Rent<int>(rows.End);
        foreach (var row in rows)
        {
            slots[row] = strings.IsNull(row) ? 0 : strings.Codes![row] + 1;
        }

        if (errors.Count > 0)
        {
            Raise(slots, rows);
        }

        return LookUp(slots, rows, context);
    }

    protected abstract Column LookUp(int[] slots, Rows rows, EvaluationContext context);

    /// <summary>Keeps row <paramref name="row"/> of a result as slot <paramref name="slot"/>, which is the next one.</summary>
    protected abstract void Keep(Column results, int row, int slot);

    /// <summary>Fills the next slot of an entry that has no result.</summary>
    protected abstract void KeepNothing(int slot);

    private void Extend(SqlType type, StringPool pool, EvaluationContext context)
    {
        if (Count == 0)
        {
            EvaluateOne(Kernels.ColumnFill.Null(type), context);
        }

        var first = Count - 1;
        var entries = pool.Count;
        if (first == entries)
        {
            return;
        }

        var indexes = context.Rent<int>(entries - first);
        for (var i = first; i < entries; i++)
        {
            indexes[i - first] = i;
        }

        var rows = Rows.Of(indexes, entries - first);
        try
        {
            var results = Evaluate(new StringColumn(type, pool, null), rows, context);
            foreach (var row in rows)
            {
                Keep(results, row, Count++);
            }
        }
        catch (RowException)
        {
            // Some entry fails. Which ones do is found out one by one: each keeps its own error.
            for (var entry = first; entry < entries; entry++)
            {
                var one = new StringPool(1, pool[entry].Length);
                one.Add(pool[entry]);
                EvaluateOne(new StringColumn(type, one, null), context);
            }
        }
    }

    private void EvaluateOne(Column input, EvaluationContext context)
    {
        try
        {
            Keep(Evaluate(input, Rows.All(1), context), 0, Count);
        }
        catch (RowException error)
        {
            KeepNothing(Count);
            errors.Add(Count, error);
        }

        Count++;
    }

    private Column Evaluate(Column input, Rows rows, EvaluationContext context)
    {
        var schema = new Schema([new StructField("entry", input.Type)]);
        return ofEntry.Evaluate(new ColumnBatch(schema, [input], rows), rows, context);
    }

    private void Raise(int[] slots, Rows rows)
    {
        foreach (var row in rows)
        {
            if (errors.TryGetValue(slots[row], out var error))
            {
                throw error.At(row);
            }
        }
    }
}
