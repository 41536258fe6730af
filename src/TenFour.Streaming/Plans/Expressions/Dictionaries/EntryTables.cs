using System.Runtime.CompilerServices;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Dictionaries;

/// <summary>The tables of one expression by dictionary. A table goes when its dictionary does. For one thread.</summary>
internal sealed class EntryTables(Expression ofEntry)
{
    private readonly ConditionalWeakTable<StringPool, EntryTable> tables = [];
    private (StringPool Pool, EntryTable Table)? last;

    public EntryTable For(StringPool pool)
    {
        if (last is not { } known || !ReferenceEquals(known.Pool, pool))
        {
            last = known = (pool, tables.GetValue(pool, _ => EntryTable.TryMake(ofEntry)!));
        }

        return known.Table;
    }
}
