using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>The calendar before 1582-10-15, in which Spark reads dates that are written as numbers of days.</summary>
internal static class JulianCalendar
{
    // 1582-10-15, the first day of the Gregorian calendar.
    private const int FirstGregorianDay = -141_427;
    private const int DaysPerFourYears = 1461;

    /// <summary>The day that has the same year, month and day in the Gregorian calendar.</summary>
    public static int ToGregorian(int days)
    {
        if (days >= FirstGregorianDay)
        {
            return days;
        }

        // Days since 0000-03-01 of the Julian calendar, which is two days before the Gregorian 0000-03-01.
        var shifted = days + 719_470L;
        var cycle = Math.DivRem(shifted - (shifted < 0 ? DaysPerFourYears - 1 : 0), DaysPerFourYears).Quotient;
        var dayOfCycle = (int)(shifted - (cycle * DaysPerFourYears));
        var yearOfCycle = Math.Min(dayOfCycle / 365, 3);
        var dayOfYear = dayOfCycle - (yearOfCycle * 365);
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1;
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        var year = (int)((cycle * 4) + yearOfCycle) + (month <= 2 ? 1 : 0);
        return (int)Calendar.DaysOf(year, month, 1) + day - 1;
    }
}
