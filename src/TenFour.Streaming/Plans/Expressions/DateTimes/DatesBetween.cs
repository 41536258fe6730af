using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Arithmetic;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary><c>date - date</c> as an interval of days.</summary>
public sealed class DatesBetween : Expression
{
    internal DatesBetween(Expression end, Expression start)
        : base(new DayTimeIntervalType(DayTimeField.Day, DayTimeField.Day), end.Nullable || start.Nullable, end, start)
    {
    }

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (end, start, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        return Map.CheckedBinary<int, int, long, Difference>(end, start, both, context, Type, row => ArithmeticErrors.IntervalOverflow(row, null));
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new DatesBetween(children[0], children[1]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"({children[0]} - {children[1]})";

    private readonly struct Difference : ICheckedBinaryOperator<int, int, long>
    {
        public static bool TryApply(int left, int right, out long result) =>
            IntegerOperators.MultiplyLong.TryApply((long)left - right, Calendar.MicrosPerDay, out result);
    }
}
