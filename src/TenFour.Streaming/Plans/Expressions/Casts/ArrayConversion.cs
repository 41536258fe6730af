using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Arrays, element by element.</summary>
internal sealed class ArrayConversion(Conversion element, ArrayType to) : Conversion(to)
{
    public override bool IsTotal => element.IsTotal;

    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        var array = (ArrayColumn)input;
        var count = 0;
        foreach (var row in rows)
        {
            count += input.IsNull(row) ? 0 : array.Lengths[row];
        }

        // Rows list elements in ascending order, which arrays of a column need not have: those are sorted.
        var (indexes, filled, ascending) = (context.Rent<int>(count), 0, true);
        foreach (var row in rows)
        {
            for (var i = 0; i < array.Lengths[row] && !input.IsNull(row); i++)
            {
                indexes[filled] = array.Starts[row] + i;
                ascending &= filled == 0 || indexes[filled - 1] < indexes[filled];
                filled++;
            }
        }

        var elements = Rows.Of(indexes, ascending ? count : Distinct(indexes.AsSpan(0, count)));
        return new ArrayColumn(To, array.Starts, array.Lengths, Convert(array, elements, context, isTry, rows), input.Nulls);
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

    private Column Convert(ArrayColumn array, Rows elements, EvaluationContext context, bool isTry, Rows rows)
    {
        try
        {
            return element.Convert(array.Elements, elements, context, isTry);
        }
        catch (RowException e)
        {
            throw e.At(RowOf(array, e.Row, rows));
        }
    }

    private static int RowOf(ArrayColumn array, int element, Rows rows)
    {
        foreach (var row in rows)
        {
            if (!array.IsNull(row) && element >= array.Starts[row] && element < array.Starts[row] + array.Lengths[row])
            {
                return row;
            }
        }

        throw new InvalidOperationException($"element {element} belongs to no row");
    }
}
