using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary>
/// What <c>+ - * /</c> mean where a date, a timestamp or an interval is involved; null where they mean the ordinary thing (also between two
/// intervals). The order of the rules is Spark's, and decides which refusal a wrong pair gets.
/// </summary>
internal static class DateTimeArithmetic
{
    private const string TimestampRequired = "\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\"";

    private static readonly DayTimeIntervalType Days = new(DayTimeField.Day, DayTimeField.Day);

    public static Expression? TryMake(BinaryOperator op, Expression left, Expression right, TextSpan span) => op switch
    {
        BinaryOperator.Add => Add(left, right, span),
        BinaryOperator.Subtract => Subtract(left, right, span),
        BinaryOperator.Multiply => Multiply(left, right, span),
        BinaryOperator.Divide when IsInterval(left.Type) => Scale(left, right, isDivision: true, span),
        _ => null,
    };

    private static Expression? Add(Expression left, Expression right, TextSpan span) => (left.Type, right.Type) switch
    {
        (DateType or TimestampType or TimestampNtzType, DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType) =>
            Shift(left, right, isSubtraction: false, span),
        (DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType, DateType or TimestampType or TimestampNtzType) =>
            Shift(right, left, isSubtraction: false, span),
        (CalendarIntervalType, CalendarIntervalType) or (DayTimeIntervalType, DayTimeIntervalType) => null,
        (NullType, DayTimeIntervalType or YearMonthIntervalType) or (DayTimeIntervalType or YearMonthIntervalType, NullType) => null,
        (_, CalendarIntervalType or DayTimeIntervalType) => ShiftOther(left, right, isSubtraction: false, span),
        (CalendarIntervalType or DayTimeIntervalType, _) => ShiftOther(right, left, isSubtraction: false, span),
        (DateType or TimestampType or TimestampNtzType, NullType) => ShiftByNull(left, right, span),
        (NullType, DateType or TimestampType or TimestampNtzType) => ShiftByNull(right, left, span),
        (DateType, not StringType) => DateShift.Make(left, right, isSubtraction: false, span),
        (not StringType, DateType) => DateShift.Make(right, left, isSubtraction: false, span),
        _ => null,
    };

    private static Expression? Subtract(Expression left, Expression right, TextSpan span) => (left.Type, right.Type) switch
    {
        (DateType or TimestampType or TimestampNtzType, DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType) =>
            Shift(left, right, isSubtraction: true, span),
        (CalendarIntervalType, CalendarIntervalType) or (DayTimeIntervalType, DayTimeIntervalType) => null,
        (NullType, DayTimeIntervalType or YearMonthIntervalType) or (DayTimeIntervalType or YearMonthIntervalType, NullType) => null,
        (_, CalendarIntervalType or DayTimeIntervalType) => ShiftOther(left, right, isSubtraction: true, span),
        (TimestampType or TimestampNtzType, _) or (_, TimestampType or TimestampNtzType) => TimestampsBetween(left, right, span),
        (_, DateType) or (DateType, NullType) => DatesBetween(left, right, span),
        (DateType, not StringType) => DateShift.Make(left, right, isSubtraction: true, span),
        _ => null,
    };

    private static IntervalScaling? Multiply(Expression left, Expression right, TextSpan span) =>
        (left.Type, right.Type) switch
        {
            (CalendarIntervalType, _) => Scale(left, right, isDivision: false, span),
            (_, CalendarIntervalType) => Scale(right, left, isDivision: false, span),
            (YearMonthIntervalType, _) => Scale(left, right, isDivision: false, span),
            (_, YearMonthIntervalType) => Scale(right, left, isDivision: false, span),
            (DayTimeIntervalType, _) => Scale(left, right, isDivision: false, span),
            (_, DayTimeIntervalType) => Scale(right, left, isDivision: false, span),
            _ => null,
        };

    private static Expression Shift(Expression start, Expression interval, bool isSubtraction, TextSpan span)
    {
        if (start.Type is DateType && interval.Type == Days)
        {
            // A date and whole days stay a date, which Spark writes out as a function call.
            Expression days = new IntervalDays(interval);
            return DateShift.Make(start, isSubtraction ? new Arithmetic.Negation(days) : days, isSubtraction: false, span);
        }

        return start.Type is DateType && interval.Type is DayTimeIntervalType
            ? new IntervalShift(ImplicitCast.To(start, SqlType.Timestamp), interval, isSubtraction) { Span = span }
            : new IntervalShift(start, interval, isSubtraction) { Span = span };
    }

    /// <summary>A string is taken for a timestamp and the result is a string again; nothing else has a time to shift.</summary>
    private static Expression ShiftOther(Expression start, Expression interval, bool isSubtraction, TextSpan span)
    {
        var name = isSubtraction ? $"{start.ToName()} + (- {interval.ToName()})" : $"{start.ToName()} + {interval.ToName()}";
        return start.Type switch
        {
            StringType => ImplicitCast.To(
                new IntervalShift(ImplicitCast.To(start, SqlType.Timestamp), interval, isSubtraction) { Span = span }, SqlType.String),
            NullType => throw TypeMismatch.Make(
                "CAST_WITHOUT_SUGGESTION",
                isSubtraction ? $"{start.ToName()} - {interval.ToName()}" : $"NULL + {interval.ToName()}",
                "cannot cast \"TIMESTAMP\" to \"VOID\".",
                span),
            _ => throw TypeMismatch.UnexpectedInput(name, 0, TimestampRequired, start.ToName(), start.Type, span),
        };
    }

    private static IntervalShift ShiftByNull(Expression start, Expression nothing, TextSpan span) => new(
        start.Type is DateType ? ImplicitCast.To(start, SqlType.Timestamp) : start,
        ImplicitCast.To(nothing, DayTimeIntervalType.Default),
        isSubtraction: false) { Span = span };

    private static TimestampsBetween TimestampsBetween(Expression left, Expression right, TextSpan span)
    {
        var (a, b) = (left.Type, right.Type);
        var common = (a, b) switch
        {
            (TimestampType, TimestampNtzType) or (TimestampNtzType, TimestampType) => SqlType.TimestampNtz,
            (TimestampType or TimestampNtzType, _) => a,
            _ => b,
        };
        return new TimestampsBetween(AsTimestamp(left, common, 0, Name, span), AsTimestamp(right, common, 1, Name, span)) { Span = span };

        string Name() => DifferenceName(left, right);
    }

    private static string DifferenceName(Expression left, Expression right) => $"({left.ToName()} - {right.ToName()})";

    private static Expression AsTimestamp(Expression operand, SqlType type, int index, Func<string> name, TextSpan span) =>
        operand.Type is TimestampType or TimestampNtzType or DateType or StringType or NullType
            ? ImplicitCast.To(operand, type)
            : throw TypeMismatch.UnexpectedInput(name(), index, TimestampRequired, operand.ToName(), operand.Type, span);

    private static DatesBetween DatesBetween(Expression left, Expression right, TextSpan span)
    {
        return new DatesBetween(AsDate(left, 0, Name, span), AsDate(right, 1, Name, span)) { Span = span };

        string Name() => DifferenceName(left, right);
    }

    private static Expression AsDate(Expression operand, int index, Func<string> name, TextSpan span) =>
        operand.Type is DateType or StringType or NullType
            ? ImplicitCast.To(operand, SqlType.Date)
            : throw TypeMismatch.UnexpectedInput(name(), index, "\"DATE\"", operand.ToName(), operand.Type, span);

    private static IntervalScaling Scale(Expression interval, Expression number, bool isDivision, TextSpan span)
    {
        var calendar = interval.Type is CalendarIntervalType;
        var factor = number.Type is StringType or NullType || (calendar && number.Type.IsNumeric) ? ImplicitCast.To(number, SqlType.Double) : number;
        return factor.Type.IsNumeric
            ? new IntervalScaling(interval, factor, isDivision) { Span = span }
            : throw TypeMismatch.UnexpectedInput(
                IntervalScaling.Name(interval, number, isDivision), 1, calendar ? "\"DOUBLE\"" : "\"NUMERIC\"", number.ToName(), number.Type, span);
    }

    private static bool IsInterval(SqlType type) => type is CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType;
}
