using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A wall-clock time in a zone, as a pattern prints it.</summary>
/// <param name="WallMicros">Wall-clock microseconds since 1970-01-01.</param>
/// <param name="OffsetSeconds">The zone's offset from UTC at that time.</param>
/// <param name="IsDaylight">Whether daylight saving time is in force.</param>
internal readonly record struct Moment(long WallMicros, int OffsetSeconds, bool IsDaylight, ZoneRules Zone)
{
    public long Days => WallTime.DaysOf(WallMicros);

    public int SecondOfDay => (int)(WallTime.MicrosOfDay(WallMicros) / Calendar.MicrosPerSecond);

    public long this[PatternField field] => field switch
    {
        PatternField.MinuteOfHour => SecondOfDay / 60 % 60,
        PatternField.SecondOfMinute => SecondOfDay % 60,
        PatternField.NanoOfSecond => WallTime.MicrosOfDay(WallMicros) % Calendar.MicrosPerSecond * 1000,
        PatternField.AmPmOfDay => Hour / 12,
        PatternField.HourOfDay => Hour,
        PatternField.ClockHourOfDay => Hour == 0 ? 24 : Hour,
        PatternField.HourOfAmPm => Hour % 12,
        PatternField.ClockHourOfAmPm => Hour % 12 == 0 ? 12 : Hour % 12,
        _ => DateField(field, Days),
    };

    private int Hour => SecondOfDay / 3600;

    /// <summary>A field of a date.</summary>
    public static long DateField(PatternField field, long days)
    {
        var (year, month, day) = Calendar.DateOf(days);
        return field switch
        {
            PatternField.Era => year > 0 ? 1 : 0,
            PatternField.Year => year,
            PatternField.YearOfEra => year > 0 ? year : 1 - year,
            PatternField.QuarterOfYear => (month + 2) / 3,
            PatternField.MonthOfYear => month,
            PatternField.DayOfMonth => day,
            PatternField.DayOfYear => days - Calendar.DaysOf(year, 1, 1) + 1,
            PatternField.DayOfWeek => WallTime.IsoDayOfWeek(days),
            PatternField.AlignedDayOfWeekInMonth => ((day - 1) % 7) + 1,
            PatternField.ModifiedJulianDay => days + 40_587,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of a date"),
        };
    }
}
