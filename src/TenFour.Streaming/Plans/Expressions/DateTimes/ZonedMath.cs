using TenFour.Streaming.Columns;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions.DateTimes;

/// <summary>
/// Steps from one instant to another as <c>java.time.ZonedDateTime</c> takes them: months and days by the wall clock, of a time that occurs
/// twice the one with the offset that was before, smaller units by the instant.
/// </summary>
public static class ZonedMath
{
    /// <summary>Adds months, then days, then microseconds; false beyond the ends of TIMESTAMP.</summary>
    public static bool TryAdd(long utcMicros, CalendarIntervalValue interval, ZoneCursor zone, out long result)
    {
        result = utcMicros;
        return (interval.Months == 0 || TryAddMonths(result, interval.Months, zone, out result))
            && (interval.Days == 0 || TryAddDays(result, interval.Days, zone, out result))
            && TryAddMicros(result, interval.Microseconds, out result);
    }

    /// <summary>Adds a day-time interval: whole days by the wall clock, the rest by the instant.</summary>
    public static bool TryAddDayTime(long utcMicros, long interval, ZoneCursor zone, out long result)
    {
        var days = interval / Calendar.MicrosPerDay;
        result = utcMicros;
        return (days == 0 || TryAddDays(result, days, zone, out result)) && TryAddMicros(result, interval % Calendar.MicrosPerDay, out result);
    }

    public static bool TryAddMonths(long utcMicros, int months, ZoneCursor zone, out long result)
    {
        var offset = zone.OffsetAt(utcMicros);
        var wall = utcMicros + offset;
        var day = Casts.DateTimeConversions.ToDate(wall);
        return TryResolve(((Int128)AddMonths(day, months) * Calendar.MicrosPerDay) + (wall - (day * Calendar.MicrosPerDay)), offset, zone, out result);
    }

    /// <summary>The date so many months later; the last day of the month where it has no such day.</summary>
    public static long AddMonths(long days, int months)
    {
        var (year, month, day) = Calendar.DateOf(days);
        var count = (year * 12L) + month - 1 + months;
        var newYear = (int)Math.Floor(count / 12.0);
        var newMonth = (int)(count - (newYear * 12L)) + 1;
        return Calendar.DaysOf(newYear, newMonth, Math.Min(day, Calendar.DaysInMonth(newYear, newMonth)));
    }

    private static bool TryAddDays(long utcMicros, long days, ZoneCursor zone, out long result)
    {
        var offset = zone.OffsetAt(utcMicros);
        return TryResolve((Int128)utcMicros + offset + ((Int128)days * Calendar.MicrosPerDay), offset, zone, out result);
    }

    private static bool TryAddMicros(long utcMicros, long micros, out long result)
    {
        result = unchecked(utcMicros + micros);
        return ((utcMicros ^ result) & (micros ^ result)) >= 0;
    }

    /// <summary>The instant of a wall-clock time, by preference with the offset given.</summary>
    private static bool TryResolve(Int128 wall, long offset, ZoneCursor zone, out long result)
    {
        var narrow = unchecked((long)wall);
        result = 0;
        if (narrow != wall || !TryAddMicros(narrow, -offset, out var preferred))
        {
            return false;
        }

        result = zone.OffsetAt(preferred) == offset ? preferred : zone.Zone.ToUtc(narrow);
        return true;
    }
}
