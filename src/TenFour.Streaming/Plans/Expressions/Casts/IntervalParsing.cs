using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;
using Calendar = TenFour.Streaming.Types.Text.Calendar;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>
/// Reads ANSI intervals: the fields of the type, as in <c>1 02:03:04.5</c> or <c>-1-2</c>, or a whole literal, as in
/// <c>INTERVAL -'1-2' YEAR TO MONTH</c>. Only the first field is free of limits.
/// </summary>
internal static class IntervalParsing
{
    private static readonly long[] DayTimeUnits =
        [Calendar.MicrosPerDay, 3600 * Calendar.MicrosPerSecond, 60 * Calendar.MicrosPerSecond, Calendar.MicrosPerSecond];

    private static readonly int[] DayTimeLimits = [int.MaxValue, 23, 59, 59];

    /// <summary>The fields as Spark names them in errors: <c>d h:m:s.n</c>, <c>y-m</c>.</summary>
    public static string Format(SqlType type) => type switch
    {
        YearMonthIntervalType { From: YearMonthField.Month } => "m",
        YearMonthIntervalType { To: YearMonthField.Year } => "y",
        YearMonthIntervalType => "y-m",
        DayTimeIntervalType d => "d h:m:s.n"[((int)d.From * 2)..(d.To == DayTimeField.Second ? 9 : ((int)d.To * 2) + 1)],
        _ => throw new InvalidOperationException($"{type} has no fields"),
    };

    /// <summary>Whether the text has the right fields, be they in range or not.</summary>
    public static bool HasFormat(ReadOnlySpan<byte> text, SqlType type) => Match(text, type).Success;

    /// <summary>Reads microseconds; more than six digits of a second's fraction are dropped.</summary>
    public static bool TryDayTime(ReadOnlySpan<byte> text, DayTimeIntervalType type, out long micros)
    {
        micros = 0;
        var match = Match(text, type);
        if (!match.Success)
        {
            return false;
        }

        Int128 sum = 0;
        for (var field = type.From; field <= type.To; field++)
        {
            if (!Int128.TryParse(match.Groups[$"f{(int)field}"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value > long.MaxValue
                || (field != type.From && value > DayTimeLimits[(int)field]))
            {
                return false;
            }

            sum += value * DayTimeUnits[(int)field];
        }

        var fraction = match.Groups["fraction"].Value;
        sum += fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(6, '0')[..6], CultureInfo.InvariantCulture);
        return TryNarrow(IsNegative(match) ? -sum : sum, out micros);
    }

    /// <summary>Reads months.</summary>
    public static bool TryYearMonth(ReadOnlySpan<byte> text, YearMonthIntervalType type, out int months)
    {
        months = 0;
        var match = Match(text, type);
        if (!match.Success
            || !TryField(match, 0, out var years)
            || !TryField(match, 1, out var rest)
            || (type.From != type.To && rest > 11))
        {
            return false;
        }

        var sum = ((Int128)years * 12) + rest;
        var fits = TryNarrow(IsNegative(match) ? -sum : sum, out var wide) && wide is >= int.MinValue and <= int.MaxValue;
        months = fits ? (int)wide : 0;
        return fits;
    }

    /// <summary>Reads numbers with units, as in <c>1 day 2 hours</c>.</summary>
    public static bool TryCalendar(ReadOnlySpan<byte> text, out CalendarIntervalValue interval)
    {
        var value = Sql.IntervalText.Parse(Encoding.UTF8.GetString(text)).Value;
        interval = value is { } found ? new CalendarIntervalValue(found.Months, found.Days, found.Microseconds) : default;
        return value is not null;
    }

    private static bool TryField(Match match, int field, out long value)
    {
        value = 0;
        var group = match.Groups[$"f{field}"];
        return !group.Success || long.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryNarrow(Int128 value, out long result)
    {
        result = unchecked((long)value);
        return result == value;
    }

    // A sign before the quotes and one within cancel each other.
    private static bool IsNegative(Match match) => (match.Groups["outer"].Value == "-") != (match.Groups["inner"].Value == "-");

    private static Match Match(ReadOnlySpan<byte> text, SqlType type)
    {
        var fields = Fields(type);
        var units = type.ToString()["INTERVAL ".Length..].Replace(" ", @"\s+", StringComparison.Ordinal);
        return Regex.Match(
            Encoding.UTF8.GetString(AsciiText.Trim(text)),
            $@"^(?:INTERVAL\s+(?<outer>[+-])?'(?<inner>[+-])?{fields}'\s+{units}|(?<inner>[+-])?{fields})\z",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string Fields(SqlType type)
    {
        if (type is YearMonthIntervalType months)
        {
            return months.From == months.To ? $"(?<f{(int)months.From}>[0-9]+)" : "(?<f0>[0-9]+)-(?<f1>[0-9]+)";
        }

        var dayTime = (DayTimeIntervalType)type;
        var pattern = new StringBuilder();
        for (var field = dayTime.From; field <= dayTime.To; field++)
        {
            pattern.Append(field == dayTime.From ? "" : field == DayTimeField.Hour ? " " : ":");
            pattern.Append(CultureInfo.InvariantCulture, $"(?<f{(int)field}>[0-9]{(field == dayTime.From ? "+" : "{1,2}")})");
        }

        return dayTime.To == DayTimeField.Second ? pattern.Append(@"(?:\.(?<fraction>[0-9]{1,9}))?").ToString() : pattern.ToString();
    }
}
