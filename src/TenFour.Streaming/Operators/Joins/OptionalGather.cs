using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators.Joins;

/// <summary>Gathers rows of a column, with null where there is none.</summary>
internal static class OptionalGather
{
    /// <param name="rows">Row numbers, or <see cref="Pairs.NoRow"/>.</param>
    public static Column Of(Column column, IReadOnlyList<int> rows)
    {
        if (rows.All(r => r < 0))
        {
            return NullColumn.Of(column.Type, rows.Count);
        }

        // Any row stands in where there is none; the mask hides it.
        var gathered = ColumnCopy.Gather(column, Rows.Of([.. rows.Select(r => Math.Max(r, 0))], rows.Count));
        if (rows.All(r => r >= 0))
        {
            return gathered;
        }

        var nulls = new Bitmap(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            nulls.Set(i, rows[i] < 0 || column.IsNull(rows[i]));
        }

        return gathered.With(gathered.Type, nulls);
    }
}
