using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Structs, field by field in order; the names are those of the target.</summary>
internal sealed class StructConversion(Conversion[] fields, StructType to) : Conversion(to)
{
    public override bool IsTotal => fields.All(f => f.IsTotal);

    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        var present = RowSelection.NotNull(rows, input.Nulls, context);
        var results = new Column[fields.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = fields[i].Convert(((StructColumn)input).Fields[i], present, context, isTry);
        }

        return new StructColumn(to, results, input.Nulls);
    }
}
