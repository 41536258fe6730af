namespace TenFour.Calls;

/// <summary>
/// The wall clock of San Francisco, by the rule in force since 2007: an hour ahead from the second Sunday of March, 2:00, to the first
/// Sunday of November, 2:00. It is code, not the machine's time zone data, so that simulated records are the same on every machine.
/// Seconds count from 1970-01-01; wall-clock seconds as if the wall clock showed UTC.
/// </summary>
public static class CityClock
{
    private const int StandardOffset = -8 * 3600;
    private const int DaylightOffset = -7 * 3600;

    // 0001-01-01T00:00:00 and 9999-12-31T23:59:59: the calendar's ends are in winter.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    // 2:00 at the standard offset, and 2:00 at the daylight offset.
    private const int SpringChangeUtc = 10 * 3600;
    private const int AutumnChangeUtc = 9 * 3600;

    /// <summary>The wall clock at an instant.</summary>
    public static long ToLocal(long utcSeconds) => utcSeconds + OffsetAt(utcSeconds);

    /// <summary>
    /// The instant of a wall-clock time. Of the hour that comes twice in autumn the first is meant; a time that the clock skips in spring
    /// moves on by the hour that is missing. Java does the same, and so Spark.
    /// </summary>
    public static long ToUtc(long localSeconds)
    {
        var daylight = localSeconds - DaylightOffset;
        return OffsetAt(daylight) == DaylightOffset ? daylight : localSeconds - StandardOffset;
    }

    private static int OffsetAt(long utcSeconds)
    {
        if (utcSeconds is < FirstSecond or > LastSecond)
        {
            return StandardOffset;
        }

        var year = Date(utcSeconds).Year;
        var isDaylight = utcSeconds >= Midnight(SundayOnOrAfter(year, 3, 8)) + SpringChangeUtc
            && utcSeconds < Midnight(SundayOnOrAfter(year, 11, 1)) + AutumnChangeUtc;
        return isDaylight ? DaylightOffset : StandardOffset;
    }

    private static DateTime SundayOnOrAfter(int year, int month, int day)
    {
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return date.AddDays((7 - (int)date.DayOfWeek) % 7);
    }

    private static long Midnight(DateTime date) => (date - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;

    private static DateTime Date(long seconds) => DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond);
}
