using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>
/// Makes a date and a time of the fields that were read, as <c>java.time</c> does when it is strict: values must be in range and must not
/// contradict each other. What is missing is that of 1970-01-01 00:00, as Spark has it.
/// </summary>
internal static class FieldResolution
{
    private const long NanosPerSecond = 1_000_000_000;

    /// <param name="reason">What is wrong, in <c>java.time</c>'s words.</param>
    public static bool TryResolve(ParsedFields fields, out ResolvedFields resolved, out string reason)
    {
        resolved = default;
        if (!TryResolveEra(fields, out reason) || !TryResolveDate(fields, out var days, out reason) || !TryResolveHour(fields, out reason))
        {
            return false;
        }

        foreach (var field in fields.Fields.Where(f => f >= PatternField.AmPmOfDay))
        {
            if (!IsInRange(field, fields.GetOr(field, 0), out reason))
            {
                return false;
            }
        }

        var hour = fields.GetOr(
            PatternField.HourOfDay,
            fields.GetOr(PatternField.HourOfAmPm, fields.GetOr(PatternField.AmPmOfDay, 0) * 12));
        var seconds = (hour * 3600) + (fields.GetOr(PatternField.MinuteOfHour, 0) * 60) + fields.GetOr(PatternField.SecondOfMinute, 0);
        resolved = new ResolvedFields(days, (seconds * NanosPerSecond) + fields.GetOr(PatternField.NanoOfSecond, 0), fields.Zone);
        return true;
    }

    /// <summary>Java's message for a date that does not exist, or null for one that does.</summary>
    public static string? RefuseDate(long year, long month, long day)
    {
        if (!IsInRange(PatternField.Year, year, out var reason)
            || !IsInRange(PatternField.MonthOfYear, month, out reason)
            || !IsInRange(PatternField.DayOfMonth, day, out reason))
        {
            return reason;
        }

        return Calendar.IsDate((int)year, (int)month, (int)day) ? null
            : month == 2 && day == 29 ? $"Invalid date 'February 29' as '{year}' is not a leap year"
            : $"Invalid date '{PatternWords.Months[month - 1].ToUpperInvariant()} {day}'";
    }

    /// <summary>Checks one field's value.</summary>
    /// <param name="reason">Java's message where the value is out of range.</param>
    public static bool IsInRange(PatternField field, long value, out string reason)
    {
        var (low, high, shown) = field switch
        {
            PatternField.Era or PatternField.AmPmOfDay => (0, 1, "0 - 1"),
            PatternField.Year => (-999_999_999, 999_999_999, "-999999999 - 999999999"),
            PatternField.YearOfEra => (1, 1_000_000_000, "1 - 999999999/1000000000"),
            PatternField.MonthOfYear or PatternField.ClockHourOfAmPm => (1, 12, "1 - 12"),
            PatternField.DayOfMonth => (1, 31, "1 - 28/31"),
            PatternField.DayOfYear => (1, 366, "1 - 365/366"),
            PatternField.HourOfDay => (0, 23, "0 - 23"),
            PatternField.ClockHourOfDay => (1, 24, "1 - 24"),
            PatternField.HourOfAmPm => (0, 11, "0 - 11"),
            PatternField.MinuteOfHour or PatternField.SecondOfMinute => (0, 59, "0 - 59"),
            _ => (long.MinValue, long.MaxValue, ""),
        };
        reason = $"Invalid value for {field} (valid values {shown}): {value}";
        return value >= low && value <= high;
    }

    private static bool TryResolveEra(ParsedFields fields, out string reason)
    {
        reason = "";
        if (!fields.TryGet(PatternField.YearOfEra, out var yearOfEra))
        {
            return true;
        }

        // Without an era, a year of an era is no year.
        var year = fields.GetOr(PatternField.Era, 1) == 1 ? yearOfEra : 1 - yearOfEra;
        return IsInRange(PatternField.YearOfEra, yearOfEra, out reason)
            && (!fields.Has(PatternField.Era) || fields.TrySet(PatternField.Year, year));
    }

    private static bool TryResolveDate(ParsedFields fields, out long days, out string reason)
    {
        days = 0;
        reason = "";
        var year = fields.GetOr(PatternField.Year, 1970);
        var isWhole = fields.Has(PatternField.Year) && fields.Has(PatternField.MonthOfYear) && fields.Has(PatternField.DayOfMonth);
        if (fields.TryGet(PatternField.ModifiedJulianDay, out var julian))
        {
            days = julian - 40_587;
            return IsConsistent(fields, days, out reason);
        }

        if (!isWhole && fields.TryGet(PatternField.DayOfYear, out var dayOfYear))
        {
            if (!IsInRange(PatternField.Year, year, out reason) || !IsInRange(PatternField.DayOfYear, dayOfYear, out reason))
            {
                return false;
            }

            reason = $"Invalid date 'DayOfYear 366' as '{year}' is not a leap year";
            days = Calendar.DaysOf((int)year, 1, 1) + dayOfYear - 1;
            return (dayOfYear < 366 || Calendar.IsLeap((int)year)) && IsConsistent(fields, days, out reason);
        }

        var (month, day) = (fields.GetOr(PatternField.MonthOfYear, 1), fields.GetOr(PatternField.DayOfMonth, 1));
        if (RefuseDate(year, month, day) is { } refusal)
        {
            reason = refusal;
            return false;
        }

        days = Calendar.DaysOf((int)year, (int)month, (int)day);
        return IsConsistent(fields, days, out reason);
    }

    private static bool IsConsistent(ParsedFields fields, long days, out string reason)
    {
        reason = "";
        foreach (var field in fields.Fields.Where(f => f < PatternField.AmPmOfDay))
        {
            var derived = Moment.DateField(field, days);
            if (fields.GetOr(field, derived) != derived)
            {
                reason =
                    $"Conflict found: Field {field} {derived} differs from {field} {fields.GetOr(field, 0)} "
                    + $"derived from {DateText.Format(days)}";
                return false;
            }
        }

        return true;
    }

    /// <summary>Brings the other forms of the hour to the hour of the day, or of the half day.</summary>
    private static bool TryResolveHour(ParsedFields fields, out string reason)
    {
        reason = "";
        return TryReplace(fields, PatternField.ClockHourOfDay, PatternField.HourOfDay, 24, ref reason)
            && TryReplace(fields, PatternField.ClockHourOfAmPm, PatternField.HourOfAmPm, 12, ref reason)
            && TryJoinHalf(fields, ref reason);
    }

    private static bool TryReplace(ParsedFields fields, PatternField clock, PatternField hour, int midnight, ref string reason)
    {
        if (!fields.TryGet(clock, out var value))
        {
            return true;
        }

        if (!IsInRange(clock, value, out reason))
        {
            return false;
        }

        fields.Remove(clock);
        return TrySet(fields, hour, value == midnight ? 0 : value, clock, ref reason);
    }

    private static bool TryJoinHalf(ParsedFields fields, ref string reason)
    {
        if (!fields.TryGet(PatternField.HourOfAmPm, out var hour))
        {
            return true;
        }

        if (!IsInRange(PatternField.HourOfAmPm, hour, out reason))
        {
            return false;
        }

        if (fields.TryGet(PatternField.AmPmOfDay, out var half))
        {
            return TrySet(fields, PatternField.HourOfDay, (half * 12) + hour, PatternField.AmPmOfDay, ref reason);
        }

        if (fields.TryGet(PatternField.HourOfDay, out var hourOfDay) && hourOfDay % 12 != hour)
        {
            reason = $"Conflict found: Field HourOfAmPm {hourOfDay % 12} differs from HourOfAmPm {hour} derived from {hourOfDay:00}:00";
            return false;
        }

        return true;
    }

    private static bool TrySet(ParsedFields fields, PatternField field, long value, PatternField source, ref string reason)
    {
        reason = $"Conflict found: {field} {fields.GetOr(field, 0)} differs from {field} {value} while resolving  {source}";
        return fields.TrySet(field, value);
    }
}
