using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary><c>grouping(key)</c> (TINYINT: 1 where the key is left out) and <c>grouping_id(keys)</c> (BIGINT) while a query is bound.</summary>
internal sealed class GroupingFunction(bool isId, params Expression[] keys)
    : Expression(isId ? SqlType.Long : SqlType.Byte, false, keys)
{
    public bool IsId => isId;

    public override bool IsFoldable => false;

    public static StatisticException NeedsSets(TextSpan span) => new(
        "grouping() and grouping_id() need ROLLUP, CUBE or GROUPING SETS in the GROUP BY.", span, "UNSUPPORTED_GROUPING_EXPRESSION");

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        throw new InvalidOperationException("grouping is no value of a row");

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new GroupingFunction(isId, [.. children]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"{(isId ? "grouping_id" : "grouping")}({string.Join(", ", children)})";
}
