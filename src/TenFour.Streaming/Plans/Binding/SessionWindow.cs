using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>A call of <c>session_window</c> while a query is bound; the binder makes it the key of an aggregation.</summary>
internal sealed class SessionWindow(Expression time, Expression gap, string sql) : Expression(SqlType.Window, false, time, gap)
{
    public Expression Time => Children[0];

    public Expression Gap => Children[1];

    public override bool IsFoldable => false;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        throw new InvalidOperationException("a session window is no value of a row");

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new SessionWindow(children[0], children[1], sql) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => sql;
}
