using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Plans.Functions.DateTimes.Patterns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>The fields of dates: <c>year</c> to <c>day</c>, and those of the week.</summary>
internal static class DateFieldFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define("year", "The year.", DateFields.Year, new("year(DATE'2018-12-31')", "2018"), new("year('2018-05-05')", "2018")),
        Define("quarter", "The quarter, from 1.", DateFields.Quarter, new("quarter(DATE'2018-12-31')", "4"), new("quarter(NULL)", "null")),
        Define("month", "The month, from 1.", DateFields.Month, new("month(DATE'2018-12-31')", "12"), new("month('1969-07-20')", "7")),
        Define(
            "day",
            "The day of the month, from 1.",
            DateFields.Day,
            new("day(DATE'2018-12-31')", "31"),
            new("dayofmonth(TIMESTAMP'2018-02-28 23:59:59')", "28")) with
        {
            Aliases = ["dayofmonth"],
        },
        Define(
            "dayofyear",
            "The day of the year, from 1.",
            DateFields.DayOfYear,
            new("dayofyear(DATE'2016-12-31')", "366"),
            new("dayofyear(DATE'1969-01-01')", "1")),
        Define(
            "dayofweek",
            "The day of the week, from 1 for Sunday.",
            DateFields.DayOfWeek,
            new("dayofweek(DATE'2018-12-30')", "1"),
            new("dayofweek(DATE'1969-12-31')", "4")),
        Define(
            "weekday",
            "The day of the week, from 0 for Monday.",
            DateFields.Weekday,
            new("weekday(DATE'2018-12-31')", "0"),
            new("weekday(DATE'1900-01-01')", "0")),
        Define(
            "weekofyear",
            "The ISO week, from 1.",
            DateFields.Week,
            new("weekofyear(DATE'2018-12-31')", "1"),
            new("weekofyear(DATE'2016-01-01')", "53")),
        Name(
            "monthname",
            "The month's name in three letters.",
            days => PatternWords.ShortMonths[DateFields.Month(days) - 1],
            new("monthname(DATE'2018-12-31')", "\"Dec\""),
            new("monthname(NULL)", "null")),
        Name(
            "dayname",
            "The day's name in three letters.",
            days => PatternWords.ShortDays[DateFields.Weekday(days)],
            new("dayname(DATE'2018-12-31')", "\"Mon\""),
            new("dayname('2018-12-30')", "\"Sun\"")),
    ];

    private static FunctionDefinition Define(string name, string description, Func<int, int> field, params FunctionExample[] examples) =>
        new(FunctionCategory.DateTime, name, $"{name}(date)", description)
        {
            Examples = examples,
            Bind = Bind.To(SqlType.Int, Parameter.Date, input =>
            {
                var days = input.Values<int>(0);
                return input.Map(row => field(days[row]));
            }),
        };

    private static FunctionDefinition Name(string name, string description, Func<int, string> word, params FunctionExample[] examples) =>
        new(FunctionCategory.DateTime, name, $"{name}(date)", description)
        {
            Examples = examples,
            Bind = Bind.To(SqlType.String, Parameter.Date, input =>
            {
                var days = input.Values<int>(0);
                return input.MapText(row => word(days[row]));
            }),
        };
}
