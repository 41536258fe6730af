using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>The fields of a date, from days since 1970-01-01.</summary>
internal static class DateFields
{
    private const int Thursday = 4;

    public static int Year(int days) => Calendar.DateOf(days).Year;

    public static int Quarter(int days) => (Month(days) + 2) / 3;

    public static int Month(int days) => Calendar.DateOf(days).Month;

    public static int Day(int days) => Calendar.DateOf(days).Day;

    public static int DayOfYear(int days) => (int)(days - Calendar.DaysOf(Year(days), 1, 1)) + 1;

    /// <summary>1 for Sunday to 7 for Saturday.</summary>
    public static int DayOfWeek(int days) => (WallTime.IsoDayOfWeek(days) % 7) + 1;

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int IsoDayOfWeek(int days) => WallTime.IsoDayOfWeek(days);

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public static int Weekday(int days) => WallTime.IsoDayOfWeek(days) - 1;

    /// <summary>The number of the week, from Monday to Sunday, in the year that has its Thursday.</summary>
    public static int Week(int days) => ((DayOfYear(ThursdayOf(days)) - 1) / 7) + 1;

    /// <summary>The year to which the week belongs.</summary>
    public static int YearOfWeek(int days) => Year(ThursdayOf(days));

    private static int ThursdayOf(int days) => days + Thursday - IsoDayOfWeek(days);
}
