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
        var parts = new RowParts(array, array.Starts, array.Lengths, rows, context);
        return new ArrayColumn(To, array.Starts, array.Lengths, parts.Convert(element, array.Elements, context, isTry), input.Nulls);
    }
}
