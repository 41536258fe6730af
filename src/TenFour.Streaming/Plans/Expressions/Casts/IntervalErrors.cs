using System.Text;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>The errors of strings that are no interval of a type.</summary>
internal static class IntervalErrors
{
    private const string Lead =
        "Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format.";

    public static RowException Unmatched(ReadOnlySpan<byte> text, int row, DayTimeIntervalType to)
    {
        var value = Encoding.UTF8.GetString(text);
        return new RowException(
            row,
            "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE",
            $"Error parsing '{value}' to interval. {Lead} Interval string does not match day-time format of {Formats(IntervalParsing.Format(to), to)} "
            + $"when cast to {to.ToString().ToLowerInvariant()}: {value}. Set \"spark.sql.legacy.fromDayTimeString.enabled\" to \"true\" to "
            + "restore the behavior before Spark 3.0.");
    }

    public static RowException Unmatched(ReadOnlySpan<byte> text, int row, YearMonthIntervalType to)
    {
        var value = Encoding.UTF8.GetString(text);
        return IntervalParsing.HasFormat(text, to)
            ? new RowException(
                row,
                "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING",
                $"Error parsing '{value}' to interval. {Lead} Error parsing interval year-month string.")
            : new RowException(
                row,
                "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING",
                $"Error parsing '{value}' to interval. {Lead} Interval string does not match year-month format of "
                + $"{Formats(IntervalParsing.Format(to), to)} when cast to {to.ToString().ToLowerInvariant()}: {value}.");
    }

    private static string Formats(string format, SqlType to) =>
        $"`[+|-]{format}`, `INTERVAL [+|-]'[+|-]{format}' {to.ToString()["INTERVAL ".Length..]}`";
}
