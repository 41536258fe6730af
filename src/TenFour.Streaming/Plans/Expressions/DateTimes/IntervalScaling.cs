using System.Numerics;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Arithmetic;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary>
/// An interval times a number or divided by one, rounded half up to whole months or microseconds. The result has all fields
/// (<c>DAY TO SECOND</c>, <c>YEAR TO MONTH</c>).
/// </summary>
public sealed class IntervalScaling : Expression
{
    private readonly bool isDivision;

    internal IntervalScaling(Expression interval, Expression number, bool isDivision)
        : base(ResultOf(interval.Type), interval.Nullable || number.Nullable || interval.Type is CalendarIntervalType, interval, number) =>
        this.isDivision = isDivision;

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var (interval, number, both) = Operands.Evaluate(Children[0], Children[1], batch, rows, context);
        return interval switch
        {
            FixedColumn<int> c => Scale(c.Values, interval, number, both, context, (int v) => v, int.MinValue, int.MaxValue),
            FixedColumn<long> c => Scale(c.Values, interval, number, both, context, (long v) => v, long.MinValue, long.MaxValue),
            _ => Kernels.Map.Each<CalendarIntervalValue, double, CalendarIntervalValue>(
                interval, number, both, context, Type, TryCalendar, row => Error(number, row)),
        };
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => new IntervalScaling(children[0], children[1], isDivision) { Span = Span };

    public override string ToSql() => $"({Children[0].ToSql()} {(isDivision ? '/' : '*')} {Children[1].ToSql()})";

    protected override string Print(IReadOnlyList<string> children) => Text(Type, isDivision, children[0], children[1]);

    /// <summary>The name that such an expression would have.</summary>
    internal static string Name(Expression interval, Expression number, bool isDivision) =>
        Text(interval.Type, isDivision, interval.ToName(), number.ToName());

    private static string Text(SqlType type, bool isDivision, string interval, string number) => type is CalendarIntervalType
        ? $"{(isDivision ? "divide" : "multiply")}_interval({interval}, {number})"
        : $"({interval} {(isDivision ? '/' : '*')} {number})";

    private static SqlType ResultOf(SqlType interval) => interval switch
    {
        DayTimeIntervalType => DayTimeIntervalType.Default,
        YearMonthIntervalType => YearMonthIntervalType.Default,
        _ => interval,
    };

    private FixedColumn<T> Scale<T>(
        T[] values, Column interval, Column number, Rows rows, EvaluationContext context, Func<T, long> wide, long min, long max)
        where T : unmanaged, INumber<T> =>
        Kernels.Map.Rows([interval, number], rows, context, Type, row =>
        {
            var exact = number switch
            {
                FixedColumn<double> c => OfDouble(wide(values[row]), c.Values[row]),
                FixedColumn<float> c => OfDouble(wide(values[row]), c.Values[row]),
                FixedColumn<Int128> c => OfExact(wide(values[row]), c.Values[row], DecimalMath.BigPower(((DecimalType)number.Type).Scale)),
                FixedColumn<sbyte> c => OfExact(wide(values[row]), c.Values[row], 1),
                FixedColumn<short> c => OfExact(wide(values[row]), c.Values[row], 1),
                FixedColumn<int> c => OfExact(wide(values[row]), c.Values[row], 1),
                _ => OfExact(wide(values[row]), ((FixedColumn<long>)number).Values[row], 1),
            };
            return exact >= min && exact <= max ? T.CreateTruncating(exact!.Value) : throw Error(number, row);
        });

    /// <summary>Null where the number is zero and divides, or the result is no number.</summary>
    private Int128? OfDouble(long interval, double number)
    {
        var result = Math.Round(isDivision ? interval / number : interval * number, MidpointRounding.AwayFromZero);
        return (isDivision && number == 0) || !(Math.Abs(result) < 1e19) ? null : (Int128)result;
    }

    private Int128? OfExact(long interval, Int128 unscaled, BigInteger power)
    {
        if (isDivision && unscaled == 0)
        {
            return null;
        }

        var (dividend, divisor) = isDivision ? (interval * power, (BigInteger)unscaled) : ((BigInteger)interval * unscaled, power);
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        quotient += BigInteger.Abs(remainder) * 2 >= BigInteger.Abs(divisor) ? dividend.Sign * divisor.Sign : 0;
        return BigInteger.Abs(quotient) > long.MaxValue ? null : (Int128)quotient;
    }

    private bool TryCalendar(CalendarIntervalValue interval, double number, out CalendarIntervalValue result)
    {
        result = default;
        return !(isDivision && number == 0) && CalendarIntervals.TryScale(interval, isDivision ? 1 / number : number, out result);
    }

    private RowException Error(Column number, int row)
    {
        var isZero = number switch
        {
            FixedColumn<double> c => c.Values[row] == 0,
            FixedColumn<float> c => c.Values[row] == 0,
            FixedColumn<Int128> c => c.Values[row] == 0,
            FixedColumn<sbyte> c => c.Values[row] == 0,
            FixedColumn<short> c => c.Values[row] == 0,
            FixedColumn<int> c => c.Values[row] == 0,
            _ => ((FixedColumn<long>)number).Values[row] == 0,
        };
        return isDivision && isZero
            ? ArithmeticErrors.IntervalDivideByZero(row)
            : ArithmeticErrors.IntervalOverflow(row, isDivision ? "try_divide" : "try_multiply");
    }
}
