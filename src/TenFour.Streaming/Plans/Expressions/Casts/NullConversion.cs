using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>NULL as a value of a type.</summary>
internal sealed class NullConversion(SqlType to) : Conversion(to)
{
    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry) => ColumnFill.Null(To, rows.End);
}
