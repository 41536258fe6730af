using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Expressions.Arithmetic;

/// <summary>Sums and multiples of calendar intervals: each of the three parts for itself.</summary>
internal static class CalendarIntervals
{
    private const double MicrosPerDay = 86_400_000_000;

    public static BinaryKernel Kernel(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => (l, r, rows, context, type, error) =>
            Map.Each<CalendarIntervalValue, CalendarIntervalValue, CalendarIntervalValue>(l, r, rows, context, type, TryAdd, error),
        BinaryOperator.Subtract => (l, r, rows, context, type, error) =>
            Map.Each<CalendarIntervalValue, CalendarIntervalValue, CalendarIntervalValue>(l, r, rows, context, type, TrySubtract, error),
        _ => throw new InvalidOperationException($"no {op} of intervals"),
    };

    public static bool TryNegate(CalendarIntervalValue value, out CalendarIntervalValue result) => TrySubtract(default, value, out result);

    /// <summary>The fraction of a month that is left is dropped, that of a day becomes microseconds, as in Spark.</summary>
    public static bool TryScale(CalendarIntervalValue value, double factor, out CalendarIntervalValue result)
    {
        var days = value.Days * factor;
        var micros = Math.Round((value.Microseconds * factor) + (MicrosPerDay * (days - Math.Truncate(days))), MidpointRounding.AwayFromZero);
        var fits = NumberOperators.Truncate<double, int>.TryApply(value.Months * factor, out var wholeMonths);
        fits &= NumberOperators.Truncate<double, int>.TryApply(days, out var wholeDays);
        fits &= NumberOperators.Truncate<double, long>.TryApply(micros, out var wholeMicros);
        result = new CalendarIntervalValue(wholeMonths, wholeDays, wholeMicros);
        return fits;
    }

    private static bool TryAdd(CalendarIntervalValue a, CalendarIntervalValue b, out CalendarIntervalValue result)
    {
        var fits = IntegerOperators.Add<int>.TryApply(a.Months, b.Months, out var months);
        fits &= IntegerOperators.Add<int>.TryApply(a.Days, b.Days, out var days);
        fits &= IntegerOperators.Add<long>.TryApply(a.Microseconds, b.Microseconds, out var micros);
        result = new CalendarIntervalValue(months, days, micros);
        return fits;
    }

    private static bool TrySubtract(CalendarIntervalValue a, CalendarIntervalValue b, out CalendarIntervalValue result)
    {
        var fits = IntegerOperators.Subtract<int>.TryApply(a.Months, b.Months, out var months);
        fits &= IntegerOperators.Subtract<int>.TryApply(a.Days, b.Days, out var days);
        fits &= IntegerOperators.Subtract<long>.TryApply(a.Microseconds, b.Microseconds, out var micros);
        result = new CalendarIntervalValue(months, days, micros);
        return fits;
    }
}
