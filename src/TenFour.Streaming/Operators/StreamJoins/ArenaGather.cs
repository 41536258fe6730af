using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>Gathers rows of a column, in any order and also several times, into borrowed arrays.</summary>
internal static class ArenaGather
{
    /// <summary>A column whose row i is row <c>rows[i]</c>; valid as long as the arena's loan and the column itself.</summary>
    public static Column Of(Column column, ReadOnlySpan<int> rows, Arena arena) => column switch
    {
        FixedColumn<bool> c => Fixed(c, rows, arena),
        FixedColumn<int> c => Fixed(c, rows, arena),
        FixedColumn<long> c => Fixed(c, rows, arena),
        FixedColumn<double> c => Fixed(c, rows, arena),
        FixedColumn<Int128> c => Fixed(c, rows, arena),
        StringColumn { Codes: { } codes } c => new StringColumn(c.Type, c.Pool, Values(codes, rows, arena), Nulls(c, rows, arena)),
        StringColumn c => Strings(c, rows, arena),
        StructColumn c => Struct(c, rows, arena),
        _ => ColumnCopy.Gather(column, Rows.Of(rows.ToArray(), rows.Length)),
    };

    private static FixedColumn<T> Fixed<T>(FixedColumn<T> column, ReadOnlySpan<int> rows, Arena arena)
        where T : unmanaged => new(column.Type, Values(column.Values, rows, arena), Nulls(column, rows, arena));

    private static T[] Values<T>(T[] values, ReadOnlySpan<int> rows, Arena arena)
        where T : unmanaged
    {
        var gathered = arena.Rent<T>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            gathered[i] = values[rows[i]];
        }

        return gathered;
    }

    private static StringColumn Strings(StringColumn column, ReadOnlySpan<int> rows, Arena arena)
    {
        var nulls = Nulls(column, rows, arena);
        var pool = arena.RentPool();
        for (var i = 0; i < rows.Length; i++)
        {
            pool.Add(nulls is not null && nulls[i] ? [] : column[rows[i]]);
        }

        return new StringColumn(column.Type, pool, null, nulls);
    }

    private static StructColumn Struct(StructColumn column, ReadOnlySpan<int> rows, Arena arena)
    {
        var fields = new Column[column.Fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = Of(column.Fields[i], rows, arena);
        }

        return new StructColumn((Types.StructType)column.Type, fields, Nulls(column, rows, arena));
    }

    private static Bitmap? Nulls(Column column, ReadOnlySpan<int> rows, Arena arena)
    {
        if (column.Nulls is null)
        {
            return null;
        }

        var nulls = arena.RentBitmap(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (column.Nulls[rows[i]])
            {
                nulls.Set(i);
            }
        }

        return nulls;
    }
}
