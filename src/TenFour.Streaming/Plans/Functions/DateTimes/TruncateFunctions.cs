using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary><c>date_trunc</c> for timestamps, <c>trunc</c> for dates. An unknown unit gives null, as in Spark.</summary>
internal static class TruncateFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "date_trunc",
            "date_trunc(unit, timestamp)",
            "The start of the timestamp's YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND or MICROSECOND.")
        {
            Examples =
            [
                new("date_trunc('quarter', TIMESTAMP'2018-12-31 23:57:01.123456')", "\"2018-10-01T00:00:00.000-07:00\""),
                new("date_trunc('hour', TIMESTAMP'2018-11-04 09:30:00Z')", "\"2018-11-04T01:00:00.000-08:00\""),
            ],
            Bind = Bind.To(SqlType.Timestamp, new Parameters(Parameter.Text, Parameter.Timestamp), TruncateTimestamp, Nullability.Always),
        },
        new(FunctionCategory.DateTime, "trunc", "trunc(date, unit)", "The first day of the date's YEAR, QUARTER, MONTH or WEEK.")
        {
            Examples = [new("trunc(DATE'2018-12-31', 'year')", "\"2018-01-01\""), new("trunc(DATE'2018-12-30', 'week')", "\"2018-12-24\"")],
            Bind = Bind.To(SqlType.Date, new Parameters(Parameter.Date, Parameter.Text), TruncateDate, Nullability.Always),
        },
    ];

    private static Column TruncateTimestamp(KernelInput input)
    {
        var (units, times, zone) = (input.Strings(0), input.Values<long>(1), input.Zone);
        var levels = input.Kept(() => new LastText<TruncationLevel?>(Level));
        return input.MapOrNull(row => levels.Get(units[row]) is { } level ? Truncate(times[row], level, zone) : (long?)null);
    }

    private static Column TruncateDate(KernelInput input)
    {
        var (dates, units) = (input.Values<int>(0), input.Strings(1));
        var levels = input.Kept(() => new LastText<TruncationLevel?>(Level));
        return input.MapOrNull(row =>
            levels.Get(units[row]) is { } level and >= TruncationLevel.Week ? (int)Truncate(dates[row], level) : (int?)null);
    }

    private static TruncationLevel? Level(string unit) => unit.ToUpperInvariant() switch
    {
        "MICROSECOND" => TruncationLevel.Microsecond,
        "MILLISECOND" => TruncationLevel.Millisecond,
        "SECOND" => TruncationLevel.Second,
        "MINUTE" => TruncationLevel.Minute,
        "HOUR" => TruncationLevel.Hour,
        "DAY" or "DD" => TruncationLevel.Day,
        "WEEK" => TruncationLevel.Week,
        "MON" or "MONTH" or "MM" => TruncationLevel.Month,
        "QUARTER" => TruncationLevel.Quarter,
        "YEAR" or "YYYY" or "YY" => TruncationLevel.Year,
        _ => null,
    };

    private static long Truncate(long utc, TruncationLevel level, ZoneRules zone)
    {
        var wall = zone.ToWall(utc);
        return level switch
        {
            TruncationLevel.Microsecond => utc,
            TruncationLevel.Millisecond => utc - WallTime.FloorModulo(utc, 1000),
            TruncationLevel.Second => utc - WallTime.FloorModulo(utc, Calendar.MicrosPerSecond),
            TruncationLevel.Minute => DateArithmetic.MoveWall(utc, wall - WallTime.FloorModulo(wall, 60 * Calendar.MicrosPerSecond), zone),
            TruncationLevel.Hour => DateArithmetic.MoveWall(utc, wall - WallTime.FloorModulo(wall, 3600 * Calendar.MicrosPerSecond), zone),
            TruncationLevel.Day => DateArithmetic.MoveWall(utc, wall - WallTime.MicrosOfDay(wall), zone),
            _ => zone.ToUtc(Truncate((int)WallTime.DaysOf(wall), level) * Calendar.MicrosPerDay),
        };
    }

    private static long Truncate(int days, TruncationLevel level)
    {
        var (year, month, _) = Calendar.DateOf(days);
        return level switch
        {
            TruncationLevel.Week => days - DateFields.Weekday(days),
            TruncationLevel.Month => Calendar.DaysOf(year, month, 1),
            TruncationLevel.Quarter => Calendar.DaysOf(year, ((month - 1) / 3 * 3) + 1, 1),
            _ => Calendar.DaysOf(year, 1, 1),
        };
    }
}
