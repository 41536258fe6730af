using System.Globalization;
using System.Text.RegularExpressions;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// Intervals with a range of fields: <c>'1-2' YEAR TO MONTH</c>, <c>'1 10:20:30.5' DAY TO SECOND</c> and the parts of it. Only the first
/// field may pass its usual range.
/// </summary>
internal static partial class IntervalRange
{
    private static readonly string[] Fields = ["DAY", "HOUR", "MINUTE", "SECOND"];
    private static readonly long[] Microseconds = [86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000];
    private static readonly int[] Limits = [106_751_991, 23, 59, 59];

    /// <param name="negative">A minus stands before the text.</param>
    public static IntervalLiteralSyntax Parse(StringLiteralSyntax text, string from, string to, bool negative, TextSpan span)
    {
        if (from == "YEAR" && to == "MONTH")
        {
            return YearToMonth(text, negative, span);
        }

        var first = Array.IndexOf(Fields, from);
        var last = Array.IndexOf(Fields, to);
        return first >= 0 && last > first
            ? DayTime(text, first, last, negative, span)
            : throw new StatisticException(
                $"There is no interval from {from} to {to}.",
                span,
                "INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION",
                "Write YEAR TO MONTH, or two of DAY, HOUR, MINUTE and SECOND with the longer one first.");
    }

    private static IntervalLiteralSyntax YearToMonth(StringLiteralSyntax text, bool negative, TextSpan span)
    {
        var match = YearMonthPattern().Match(text.Value.Trim());
        if (!match.Success || int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) > 11)
        {
            throw Unmatched(text, "years-months, such as '1-2', with months up to 11", "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING");
        }

        var months = (long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) * 12) + int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture);
        var value = negative != match.Groups[1].Value is "-" ? -months : months;
        return value == (int)value
            ? new IntervalLiteralSyntax(span, value, new YearMonthIntervalType(YearMonthField.Year, YearMonthField.Month))
            : throw Unmatched(text, "at most 178956970 years", "INVALID_INTERVAL_FORMAT.ARITHMETIC_EXCEPTION");
    }

    private static IntervalLiteralSyntax DayTime(StringLiteralSyntax text, int first, int last, bool negative, TextSpan span)
    {
        var match = DayTimePattern().Match(text.Value.Trim());
        var numbers = match.Groups["n"].Captures;
        var fraction = match.Groups["f"].Value;
        // With a day the first separator is a blank, otherwise there is none; a fraction needs seconds.
        var fits = match.Success && numbers.Count == last - first + 1 && match.Groups["d"].Success == (first == 0) && (fraction.Length == 0 || last == 3);
        if (!fits)
        {
            throw Unmatched(text, $"the form of {Example(first, last)}", "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE");
        }

        Int128 total = fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(9, '0'), CultureInfo.InvariantCulture) / 1000;
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = long.Parse(numbers[i].Value, CultureInfo.InvariantCulture);
            var field = first + i;
            if (number > Limits[field] && (i > 0 || field == 0))
            {
                throw Unmatched(text, $"{Fields[field].ToLowerInvariant()}s from 0 to {Limits[field]}", "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING");
            }

            total += (Int128)number * Microseconds[field];
        }

        total = negative != match.Groups["s"].Value is "-" ? -total : total;
        return total == (long)total
            ? new IntervalLiteralSyntax(span, (long)total, new DayTimeIntervalType((DayTimeField)first, (DayTimeField)last))
            : throw Unmatched(text, "at most 106751991 days", "INVALID_INTERVAL_FORMAT.ARITHMETIC_EXCEPTION");
    }

    private static string Example(int first, int last)
    {
        string[] parts = ["1", "02", "03", "04.5"];
        return first == 0 ? $"'1 {string.Join(':', parts[1..(last + 1)])}'" : $"'{string.Join(':', parts[first..(last + 1)])}'";
    }

    private static StatisticException Unmatched(StringLiteralSyntax text, string expected, string condition) =>
        new($"'{text.Value}' does not fit the fields of this interval.", text.Span, condition, $"Write {expected}.");

    [GeneratedRegex(@"^([+-])?(\d{1,9})-(\d{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearMonthPattern();

    [GeneratedRegex(@"^(?<s>[+-])?((?<d>)(?<n>\d{1,9}) +)?(?<n>\d{1,9})(:(?<n>\d{1,9}))*(\.(?<f>\d{1,9}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayTimePattern();
}
