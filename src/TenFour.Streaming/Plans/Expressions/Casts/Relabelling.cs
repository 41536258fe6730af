using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>The same values under another type of the same physical form.</summary>
internal sealed class Relabelling(SqlType to) : Conversion(to)
{
    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry) =>
        input.Type == To ? input : input.With(To, input.Nulls);
}
