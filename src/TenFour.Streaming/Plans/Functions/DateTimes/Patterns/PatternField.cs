namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>The fields of dates and times that pattern letters stand for, named as Java's messages name them.</summary>
internal enum PatternField
{
    Era,
    Year,
    YearOfEra,
    QuarterOfYear,
    MonthOfYear,
    DayOfMonth,
    DayOfYear,
    DayOfWeek,
    AlignedDayOfWeekInMonth,
    ModifiedJulianDay,
    AmPmOfDay,
    HourOfDay,
    ClockHourOfDay,
    HourOfAmPm,
    ClockHourOfAmPm,
    MinuteOfHour,
    SecondOfMinute,
    NanoOfSecond,
}
