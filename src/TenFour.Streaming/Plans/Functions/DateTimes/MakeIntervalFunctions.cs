using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Intervals from their fields.</summary>
internal static class MakeIntervalFunctions
{
    private static readonly DecimalType SecondsType = new(18, 6);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "make_interval",
            "make_interval([years[, months[, weeks[, days[, hours[, minutes[, seconds]]]]]]])",
            "An interval of months, days and time.")
        {
            Examples =
            [
                new("make_interval(1, 2, 3, 4, 5, 6, 7.123456)", "\"1 years 2 months 25 days 5 hours 6 minutes 7.123456 seconds\""),
                new("make_interval()", "\"0 seconds\""),
            ],
            Bind = Bind.To(SqlType.CalendarInterval, Fields(6, true), input => MakeInterval(input, isTry: false)),
        },
        new(
            FunctionCategory.DateTime,
            "try_make_interval",
            "try_make_interval(years[, months[, weeks[, days[, hours[, minutes[, seconds]]]]]])",
            "An interval of months, days and time, null where it is too long.")
        {
            Examples =
            [
                new("try_make_interval(1, 2, 3)", "\"1 years 2 months 21 days\""),
                new("try_make_interval(178956971)", "null"),
            ],
            Bind = BindTryMake,
        },
        new(
            FunctionCategory.DateTime,
            "make_dt_interval",
            "make_dt_interval([days[, hours[, minutes[, seconds]]]])",
            "A day-time interval.")
        {
            Examples =
            [
                new("make_dt_interval(1, 2, 3, 4.5)", "\"INTERVAL '1 02:03:04.5' DAY TO SECOND\""),
                new("make_dt_interval(NULL, 1)", "null"),
            ],
            Bind = Bind.To(DayTimeIntervalType.Default, Fields(3, true), MakeDayTime),
        },
        new(FunctionCategory.DateTime, "make_ym_interval", "make_ym_interval([years[, months]])", "A year-month interval.")
        {
            Examples =
            [
                new("make_ym_interval(1, 2)", "\"INTERVAL '1-2' YEAR TO MONTH\""),
                new("make_ym_interval(-1, -2)", "\"INTERVAL '-1-2' YEAR TO MONTH\""),
            ],
            Bind = Bind.To(YearMonthIntervalType.Default, Fields(2, false), MakeYearMonth),
        },
    ];

    private static Expression BindTryMake(FunctionCall call)
    {
        if (call.Count == 0)
        {
            throw call.WrongCount("[1, 2, 3, 4, 5, 6, 7]");
        }

        var arguments = Fields(6, true).Coerce(call);
        return call.Make(SqlType.CalendarInterval, input => MakeInterval(input, isTry: true), arguments, Nullability.Always);
    }

    /// <summary>So many optional INTs, and seconds if they follow.</summary>
    private static Parameters Fields(int ints, bool withSeconds)
    {
        Expression[] zero = withSeconds ? [Literal.Fixed(SecondsType, Int128.Zero)] : [];
        Parameter[] seconds = withSeconds ? [Parameter.Decimal(SecondsType)] : [];
        return new Parameters
        {
            Optional = [.. Enumerable.Repeat(Parameter.Int, ints), .. seconds],
            Defaults = [.. Enumerable.Repeat(Literal.Int(0), ints), .. zero],
        };
    }

    private static Column MakeInterval(KernelInput input, bool isTry)
    {
        var ints = Enumerable.Range(0, 6).Select(input.Values<int>).ToArray();
        var seconds = input.Values<Int128>(6);
        return input.MapOrNull<CalendarIntervalValue>(row =>
        {
            var months = (ints[0][row] * 12L) + ints[1][row];
            var days = (ints[2][row] * 7L) + ints[3][row];
            var micros = (((ints[4][row] * 60L) + ints[5][row]) * 60 * Calendar.MicrosPerSecond) + seconds[row];
            return months == unchecked((int)months) && days == unchecked((int)days) && micros == unchecked((long)micros)
                ? new CalendarIntervalValue((int)months, (int)days, (long)micros)
                : isTry ? null : throw RowErrors.Overflow(row, "overflow");
        });
    }

    private static Column MakeDayTime(KernelInput input)
    {
        var ints = Enumerable.Range(0, 3).Select(input.Values<int>).ToArray();
        var seconds = input.Values<Int128>(3);
        return input.Map(row =>
        {
            var minutes = (((ints[0][row] * 24L) + ints[1][row]) * 60) + ints[2][row];
            var micros = ((Int128)minutes * 60 * Calendar.MicrosPerSecond) + seconds[row];
            return micros == unchecked((long)micros) ? (long)micros : throw IntervalOverflow(row);
        });
    }

    private static Column MakeYearMonth(KernelInput input)
    {
        var (years, months) = (input.Values<int>(0), input.Values<int>(1));
        return input.Map(row =>
        {
            var total = (years[row] * 12L) + months[row];
            return total == unchecked((int)total) ? (int)total : throw IntervalOverflow(row);
        });
    }

    private static RowException IntervalOverflow(int row) => new(
        row,
        "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION",
        "Integer overflow while operating with intervals.",
        "Try devising appropriate values for the interval parameters.");
}
