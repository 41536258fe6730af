using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary>The whole days of an interval of days, as an INT.</summary>
internal sealed class IntervalDays(Expression interval) : Expression(SqlType.Int, interval.Nullable, interval)
{
    public override bool MayFail => Children[0].MayFail;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        Map.Unary<long, int, ToDays>(Children[0].Evaluate(batch, rows, context), rows, context, Type);

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new IntervalDays(children[0]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"extractansiintervaldays({children[0]})";

    public override string ToSql() => $"CAST({Children[0].ToSql()} AS INT)";

    private readonly struct ToDays : IUnaryOperator<long, int>
    {
        public static int Apply(long value) => (int)(value / Calendar.MicrosPerDay);
    }
}
