using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>
/// A call of <c>window</c> while a query is bound. It gives a row several values, so it never is evaluated: the binder makes it the key of an
/// aggregation or a <see cref="Logical.WindowExpand"/>.
/// </summary>
/// <remarks>Spark: a tumbling window cannot be null, because rows without a time vanish; the struct of a sliding one is nullable.</remarks>
internal sealed class TimeWindow(Expression time, WindowSpec spec, string sql) : Expression(SqlType.Window, !spec.IsTumbling, time)
{
    public Expression Time => Children[0];

    public WindowSpec Spec => spec;

    public override bool IsFoldable => false;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        throw new InvalidOperationException("a window is no value of a row");

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new TimeWindow(children[0], spec, sql) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => sql;
}
