using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>A call of an aggregate function while a query is bound; becomes a reference to a column of the aggregation.</summary>
internal sealed class AggregateReference(AggregateCall call) : Expression(call.Type, call.Nullable)
{
    public AggregateCall Call => call;

    public override bool IsFoldable => false;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        throw new InvalidOperationException("an aggregate is no value of a row");

    public override Expression WithChildren(IReadOnlyList<Expression> children) => this;

    public override string ToName() => call.ToName();

    protected override string Print(IReadOnlyList<string> children) => call.ToSql();
}
