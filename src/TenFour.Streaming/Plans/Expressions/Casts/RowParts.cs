using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>The elements that the selected rows of an array or map column have.</summary>
internal sealed class RowParts
{
    private readonly Column owner;
    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly Rows rows;
    private readonly Rows parts;

    public RowParts(Column owner, int[] starts, int[] lengths, Rows rows, EvaluationContext context)
    {
        (this.owner, this.starts, this.lengths, this.rows) = (owner, starts, lengths, rows);
        var count = 0;
        foreach (var row in rows)
        {
            count += owner.IsNull(row) ? 0 : lengths[row];
        }

        // Rows list elements in ascending order, which arrays of a column need not have: those are sorted.
        var (indexes, filled, ascending) = (context.Rent<int>(count), 0, true);
        foreach (var row in rows)
        {
            for (var i = 0; !owner.IsNull(row) && i < lengths[row]; i++)
            {
                indexes[filled] = starts[row] + i;
                ascending &= filled == 0 || indexes[filled - 1] < indexes[filled];
                filled++;
            }
        }

        parts = Rows.Of(indexes, ascending ? count : Distinct(indexes.AsSpan(0, count)));
    }

    /// <exception cref="RowException">An element fails; the error is that of its row.</exception>
    public Column Convert(Conversion conversion, Column elements, EvaluationContext context, bool isTry)
    {
        try
        {
            return conversion.Convert(elements, parts, context, isTry);
        }
        catch (RowException e)
        {
            throw e.At(RowOf(e.Row));
        }
    }

    private static int Distinct(Span<int> indexes)
    {
        indexes.Sort();
        var kept = 0;
        foreach (var index in indexes)
        {
            if (kept == 0 || indexes[kept - 1] != index)
            {
                indexes[kept++] = index;
            }
        }

        return kept;
    }

    private int RowOf(int element)
    {
        foreach (var row in rows)
        {
            if (!owner.IsNull(row) && element >= starts[row] && element < starts[row] + lengths[row])
            {
                return row;
            }
        }

        throw new InvalidOperationException($"element {element} belongs to no row");
    }
}
