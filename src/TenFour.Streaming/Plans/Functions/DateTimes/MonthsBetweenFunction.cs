using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary><c>months_between</c>: months with a fraction that counts 31 days a month.</summary>
internal static class MonthsBetweenFunction
{
    private const double SecondsPerMonth = 31 * 86_400;

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "months_between",
            "months_between(end, start[, round])",
            "The months from start to end; whole where both are the same or the last day of their month, else with 31 days a month, "
            + "rounded to 8 digits unless round is false.")
        {
            Examples =
            [
                new("months_between(TIMESTAMP'1997-02-28 10:30:00', TIMESTAMP'1996-10-30 00:00:00')", "3.94959677"),
                new("months_between(DATE'2018-02-28', DATE'2018-01-31')", "1.0"),
            ],
            Bind = Bind.To(
                SqlType.Double,
                new Parameters(
                    Parameter.Timestamp,
                    Parameter.Timestamp) { Optional = [Parameter.Boolean], Defaults = [Literal.Boolean(true)] },
                MonthsBetween),
        },
    ];

    private static Column MonthsBetween(KernelInput input)
    {
        var (ends, starts, rounds, zone) = (input.Values<long>(0), input.Values<long>(1), input.Values<bool>(2), input.Zone);
        return input.Map(row => MonthsBetween(ends[row], starts[row], rounds[row], zone));
    }

    private static double MonthsBetween(long end, long start, bool round, ZoneRules zone)
    {
        var (endDays, startDays) = ((int)WallTime.DaysOf(zone.ToWall(end)), (int)WallTime.DaysOf(zone.ToWall(start)));
        var ((endYear, endMonth, endDay), (startYear, startMonth, startDay)) = (Calendar.DateOf(endDays), Calendar.DateOf(startDays));
        double months = ((endYear - startYear) * 12) + endMonth - startMonth;
        var bothLast = DateArithmetic.LastDayOfMonth(endDays) == endDays && DateArithmetic.LastDayOfMonth(startDays) == startDays;
        if (endDay == startDay || bothLast)
        {
            return months;
        }

        var seconds = ((endDay - startDay) * 86_400L) + SecondOfDay(end, endDays, zone) - SecondOfDay(start, startDays, zone);
        months += seconds / SecondsPerMonth;
        return round ? Math.Floor((months * 1e8) + 0.5) / 1e8 : months;
    }

    /// <summary>The seconds that have passed since the day began, which its clock does not show where it was changed on that day.</summary>
    private static long SecondOfDay(long utc, int days, ZoneRules zone) =>
        (utc - zone.ToUtc(days * Calendar.MicrosPerDay)) / Calendar.MicrosPerSecond;
}
