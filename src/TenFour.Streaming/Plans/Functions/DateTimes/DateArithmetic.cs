using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Moving dates and times by months and days.</summary>
internal static class DateArithmetic
{
    /// <summary>The date so many months later; its day is cut to the month's length.</summary>
    public static long AddMonths(long days, long months)
    {
        var (year, month, day) = Calendar.DateOf(days);
        var total = (year * 12L) + month - 1 + months;
        var newYear = (int)WallTime.FloorDivide(total, 12);
        var newMonth = (int)WallTime.FloorModulo(total, 12) + 1;
        return Calendar.DaysOf(newYear, newMonth, Math.Min(day, Calendar.DaysInMonth(newYear, newMonth)));
    }

    /// <summary>The days as a DATE.</summary>
    /// <exception cref="RowException">There are too many of them.</exception>
    public static int ToDate(int row, long days) =>
        days is >= int.MinValue and <= int.MaxValue ? (int)days : throw RowErrors.Overflow(row, "integer overflow");

    public static long LastDayOfMonth(int days)
    {
        var (year, month, _) = Calendar.DateOf(days);
        return Calendar.DaysOf(year, month, Calendar.DaysInMonth(year, month));
    }

    /// <summary>
    /// The instant at another wall-clock time, with the same offset where that holds there too: 1:30 stays the second 1:30 of its day.
    /// </summary>
    public static long MoveWall(long utcMicros, long newWallMicros, ZoneRules zone)
    {
        var sameOffset = newWallMicros - zone.SpanOfUtc(utcMicros).Offset;
        return zone.ToWall(sameOffset) == newWallMicros ? sameOffset : zone.ToUtc(newWallMicros);
    }

    /// <summary>The whole months from one wall-clock time to another, like <c>java.time</c>'s.</summary>
    public static long MonthsBetween(long startWall, long endWall)
    {
        var endDays = WallTime.DaysOf(endWall);
        var startDays = WallTime.DaysOf(startWall);
        var timeDifference = WallTime.MicrosOfDay(endWall).CompareTo(WallTime.MicrosOfDay(startWall));
        endDays += endDays > startDays && timeDifference < 0 ? -1 : endDays < startDays && timeDifference > 0 ? 1 : 0;
        return (Packed(endDays) - Packed(startDays)) / 32;
    }

    private static long Packed(long days)
    {
        var (year, month, day) = Calendar.DateOf(days);
        return (((year * 12L) + month - 1) * 32) + day;
    }
}
