using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary><c>-a</c> of a number or an interval; the least integer has no negative.</summary>
public sealed class Negation : Expression
{
    private readonly UnaryKernel kernel;

    internal Negation(Expression operand)
        : base(operand.Type, operand.Nullable, operand) => kernel = Find(operand.Type);

    public override bool MayFail => Children[0].MayFail || Type is not (FloatType or DoubleType or DecimalType);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context) =>
        kernel(Children[0].Evaluate(batch, rows, context), rows, context, Type, Error);

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new Negation(children[0]) { Span = Span };

    protected override string Print(IReadOnlyList<string> children) => $"(- {children[0]})";

    private static UnaryKernel Find(SqlType type) => type switch
    {
        ByteType => Map.CheckedUnary<sbyte, sbyte, IntegerOperators.Negate<sbyte>>,
        ShortType => Map.CheckedUnary<short, short, IntegerOperators.Negate<short>>,
        IntType or YearMonthIntervalType => Map.CheckedUnary<int, int, IntegerOperators.Negate<int>>,
        LongType or DayTimeIntervalType => Map.CheckedUnary<long, long, IntegerOperators.Negate<long>>,
        DecimalType => Map.CheckedUnary<Int128, Int128, IntegerOperators.Negate<Int128>>,
        FloatType => Total<float>(),
        DoubleType => Total<double>(),
        CalendarIntervalType => Map.CheckedUnary<CalendarIntervalValue, CalendarIntervalValue, NegateCalendarInterval>,
        _ => throw new InvalidOperationException($"no negative of {type}"),
    };

    private static UnaryKernel Total<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (input, rows, context, type, _) => Map.Unary<T, T, FloatingOperators.Negate<T>>(input, rows, context, type);

    private RowException Error(int row) => Type is DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType
        ? ArithmeticErrors.IntervalOverflow(row, null)
        : ArithmeticErrors.Overflow(row, null);

    private readonly struct NegateCalendarInterval : ICheckedUnaryOperator<CalendarIntervalValue, CalendarIntervalValue>
    {
        public static bool TryApply(CalendarIntervalValue value, out CalendarIntervalValue result) =>
            CalendarIntervals.TryNegate(value, out result);
    }
}
