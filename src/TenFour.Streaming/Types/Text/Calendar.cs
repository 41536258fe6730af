namespace TenFour.Streaming.Types.Text;

/// <summary>The proleptic Gregorian calendar over years that <see cref="DateTime"/> cannot hold; days count from 1970-01-01.</summary>
public static class Calendar
{
    public const long MicrosPerSecond = 1_000_000;
    public const long MicrosPerDay = 86_400 * MicrosPerSecond;

    private const int DaysPerEra = 146_097;

    // From 0000-03-01 to 1970-01-01. Eras of 400 years start in March, so that the leap day is a year's last.
    private const int DaysToEpoch = 719_468;

    /// <summary>Days since 1970-01-01 of a valid date.</summary>
    public static long DaysOf(int year, int month, int day)
    {
        var shifted = month <= 2 ? year - 1L : year;
        var era = Math.DivRem(shifted - (shifted < 0 ? 399 : 0), 400).Quotient;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = ((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5 + day - 1;
        return (era * DaysPerEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - DaysToEpoch;
    }

    /// <summary>The date of a number of days since 1970-01-01.</summary>
    public static (int Year, int Month, int Day) DateOf(long days)
    {
        var shifted = days + DaysToEpoch;
        var era = Math.DivRem(shifted - (shifted < 0 ? DaysPerEra - 1 : 0), DaysPerEra).Quotient;
        var dayOfEra = (int)(shifted - (era * DaysPerEra));
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        var year = (int)(yearOfEra + (era * 400)) + (month <= 2 ? 1 : 0);
        return (year, month, dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1);
    }

    public static bool IsLeap(int year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Whether the date exists; <c>java.time</c> allows years up to 999,999,999 on either side.</summary>
    public static bool IsDate(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month);
}
