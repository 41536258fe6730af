using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Dates before, after and between dates.</summary>
internal static class DateArithmeticFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.DateTime, "date_add", "date_add(date, days)", "The date so many days later.")
        {
            Aliases = ["dateadd"],
            Examples = [new("date_add(DATE'2018-12-31', 3)", "\"2019-01-03\""), new("date_add('2018-12-31', 1)", "\"2019-01-01\"")],
            Bind = call => call.Count == 3 ? TimestampAddFunctions.BindAdd(call) : BindAdd(call, 1),
        },
        new(FunctionCategory.DateTime, "date_sub", "date_sub(date, days)", "The date so many days earlier.")
        {
            Examples = [new("date_sub(DATE'2018-12-31', 3)", "\"2018-12-28\""), new("date_sub(NULL, 1)", "null")],
            Bind = call => BindAdd(call, -1),
        },
        new(FunctionCategory.DateTime, "datediff", "datediff(end, start)", "The days from start to end.")
        {
            Aliases = ["date_diff"],
            Examples = [new("datediff(DATE'2019-01-01', DATE'2018-12-31')", "1"), new("datediff('2009-07-30', '2009-07-31')", "-1")],
            Bind = call => call.Count == 3
                ? TimestampAddFunctions.BindDiff(call)
                : Bind.To(SqlType.Int, new Parameters(Parameter.Date, Parameter.Date), Difference)(call),
        },
        new(
            FunctionCategory.DateTime,
            "add_months",
            "add_months(date, months)",
            "The date so many months later; the day is cut to the month's last.")
        {
            Examples =
            [
                new("add_months(DATE'2018-01-31', 1)", "\"2018-02-28\""),
                new("add_months(DATE'2016-02-29', 12)", "\"2017-02-28\""),
            ],
            Bind = Bind.To(SqlType.Date, new Parameters(Parameter.Date, Parameter.Int), AddMonths),
        },
        new(FunctionCategory.DateTime, "last_day", "last_day(date)", "The last day of the date's month.")
        {
            Examples = [new("last_day(DATE'2016-02-10')", "\"2016-02-29\""), new("last_day('2018-12-31')", "\"2018-12-31\"")],
            Bind = Bind.To(SqlType.Date, Parameter.Date, LastDay),
        },
        new(
            FunctionCategory.DateTime,
            "next_day",
            "next_day(date, weekday)",
            "The first such weekday (MO, mon, Monday ...) after the date.")
        {
            Examples =
            [
                new("next_day(DATE'2018-12-31', 'MO')", "\"2019-01-07\""),
                new("next_day(DATE'2018-12-31', 'tuesday')", "\"2019-01-01\""),
            ],
            Bind = Bind.To(SqlType.Date, new Parameters(Parameter.Date, Parameter.Text), NextDay, Nullability.Always),
        },
    ];

    private static Expression BindAdd(FunctionCall call, int sign) => call.Make(
        SqlType.Date,
        input =>
        {
            var (dates, days) = (input.Values<int>(0), input.Values<int>(1));

            // Spark wraps around here, even under ANSI rules.
            return input.Map(row => unchecked(dates[row] + (sign * days[row])));
        },
        new Parameters(Parameter.Date, Parameter.Days).Coerce(call),
        name: sign > 0 ? "date_add" : call.Name);

    private static Column Difference(KernelInput input)
    {
        var (ends, starts) = (input.Values<int>(0), input.Values<int>(1));
        return input.Map(row => unchecked(ends[row] - starts[row]));
    }

    private static Column AddMonths(KernelInput input)
    {
        var (dates, months) = (input.Values<int>(0), input.Values<int>(1));
        return input.Map(row => DateArithmetic.ToDate(row, DateArithmetic.AddMonths(dates[row], months[row])));
    }

    private static Column LastDay(KernelInput input)
    {
        var dates = input.Values<int>(0);
        return input.Map(row => (int)DateArithmetic.LastDayOfMonth(dates[row]));
    }

    private static Column NextDay(KernelInput input)
    {
        var (dates, names) = (input.Values<int>(0), input.Strings(1));
        return input.Map(row =>
        {
            var weekday = ParseWeekday(names.GetString(row)) ?? throw new RowException(
                row,
                "ILLEGAL_DAY_OF_WEEK",
                $"Illegal input for day of week: {names.GetString(row)}.",
                "Weekdays are MO, MON, MONDAY and so on.");
            return dates[row] + 1 + (int)WallTime.FloorModulo(weekday - 1L - DateFields.Weekday(dates[row]), 7);
        });
    }

    /// <summary>0 for Monday to 6 for Sunday, by two or three letters or the whole name.</summary>
    private static int? ParseWeekday(string name)
    {
        var index = Array.FindIndex(
            Patterns.PatternWords.Days,
            day => name.Length is 2 or 3
                ? day.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                : day.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index;
    }
}
