using System.Globalization;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Sql;

/// <summary>A unit that an interval's number can have.</summary>
/// <param name="Name">Its keyword in the singular.</param>
/// <param name="Months">What one is, in months,</param>
/// <param name="Days">in days,</param>
/// <param name="Microseconds">or in microseconds; two of the three are zero.</param>
public sealed record IntervalUnit(string Name, int Months, int Days, long Microseconds)
{
    private const int FractionDigits = 9;
    private const long NanosecondsPerMicrosecond = 1000;

    public static readonly IReadOnlyList<IntervalUnit> All =
    [
        new("YEAR", 12, 0, 0),
        new("MONTH", 1, 0, 0),
        new("WEEK", 0, 7, 0),
        new("DAY", 0, 1, 0),
        new("HOUR", 0, 0, 3_600_000_000),
        new("MINUTE", 0, 0, 60_000_000),
        new("SECOND", 0, 0, 1_000_000),
        new("MILLISECOND", 0, 0, 1_000),
        new("MICROSECOND", 0, 0, 1),
    ];

    /// <summary>The unit of that name, singular or plural, in any case.</summary>
    public static IntervalUnit? Find(ReadOnlySpan<char> word)
    {
        var singular = word.Length > 1 && word[^1] is 's' or 'S' ? word[..^1] : word;
        foreach (var unit in All)
        {
            if (singular.Equals(unit.Name, StringComparison.OrdinalIgnoreCase))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>Adds so many of this unit, or returns what is wrong with the number.</summary>
    /// <param name="number">Digits, perhaps with a sign and, for seconds only, a fraction.</param>
    internal IntervalProblem? Add(ref CalendarIntervalValue value, string number)
    {
        var negative = number.StartsWith('-');
        var digits = number.AsSpan(number.Length > 0 && number[0] is '-' or '+' ? 1 : 0);
        var pointAt = digits.IndexOf('.');
        var whole = pointAt < 0 ? digits : digits[..pointAt];
        var fraction = pointAt < 0 ? [] : digits[(pointAt + 1)..];
        if (digits.IsEmpty || digits is "." || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return new($"'{number}' is no number", "INVALID_VALUE");
        }

        if (pointAt >= 0 && Name != "SECOND")
        {
            return new($"only seconds may have a fraction, not '{number} {Name.ToLowerInvariant()}'", "INVALID_FRACTION");
        }

        if (fraction.Length > FractionDigits)
        {
            return new($"'{number}' has more than nine digits behind the point", "INVALID_PRECISION");
        }

        return Add(ref value, negative, whole, Nanoseconds(fraction) / NanosecondsPerMicrosecond)
            ? null
            : new($"'{number} {Name.ToLowerInvariant()}' is too large", "ARITHMETIC_EXCEPTION");
    }

    private bool Add(ref CalendarIntervalValue value, bool negative, ReadOnlySpan<char> whole, long fractionMicroseconds)
    {
        // With the sign, so that the least long fits.
        if (!long.TryParse(whole.IsEmpty ? "0" : (negative ? "-" : "") + whole.ToString(), CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var months = value.Months + ((Int128)count * Months);
        var days = value.Days + ((Int128)count * Days);
        var microseconds = value.Microseconds + ((Int128)count * Microseconds) + (negative ? -fractionMicroseconds : fractionMicroseconds);
        if (months != (int)months || days != (int)days || microseconds != (long)microseconds)
        {
            return false;
        }

        value = new CalendarIntervalValue((int)months, (int)days, (long)microseconds);
        return true;
    }

    private static long Nanoseconds(ReadOnlySpan<char> fraction) =>
        fraction.IsEmpty ? 0 : long.Parse(fraction.ToString().PadRight(FractionDigits, '0'), CultureInfo.InvariantCulture);
}
