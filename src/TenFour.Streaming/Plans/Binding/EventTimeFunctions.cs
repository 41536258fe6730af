using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using TenFour.Streaming.Windows;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds <c>window</c>, <c>session_window</c> and <c>window_time</c>.</summary>
internal static class EventTimeFunctions
{
    public static TimeWindow Window(FunctionSyntax call, Expression[] arguments, TimeZoneInfo timeZone)
    {
        if (arguments.Length is < 2 or > 4)
        {
            throw WrongCount(call, "[2, 3, 4]", arguments.Length);
        }

        var size = Duration(call, arguments[1], 1, timeZone);
        var slide = arguments.Length > 2 ? Duration(call, arguments[2], 2, timeZone) : size;
        var start = arguments.Length > 3 ? Duration(call, arguments[3], 3, timeZone) : 0;
        Require(size > 0, call, 1, "VALUE_OUT_OF_RANGE", $"The window must be longer than 0, and is {size} microseconds.");
        Require(size <= WindowSpec.LongestMicros, call, 1, "VALUE_OUT_OF_RANGE", "The window must not be longer than 20,000,000 days.");
        Require(slide > 0, call, 2, "VALUE_OUT_OF_RANGE", $"The slide must be longer than 0, and is {slide} microseconds.");
        Require(slide <= size, call, 2, "PARAMETER_CONSTRAINT_VIOLATION", "The slide must not be longer than the window, for records between two windows would be lost.");
        Require(Math.Abs(start) < slide, call, 3, "PARAMETER_CONSTRAINT_VIOLATION", "The start must be shorter than the slide.");
        var sql = $"window({string.Join(", ", arguments.Select(a => a.ToSql()))})";
        return new TimeWindow(Time(call, arguments[0]), new WindowSpec(size, slide, start), sql) { Span = call.Span };
    }

    public static SessionWindow SessionWindow(FunctionSyntax call, Expression[] arguments)
    {
        if (arguments.Length != 2)
        {
            throw WrongCount(call, "2", arguments.Length);
        }

        if (arguments[1].Type is not (StringType or DayTimeIntervalType or CalendarIntervalType or YearMonthIntervalType))
        {
            throw Unexpected(call, 1, "an interval, or its text", arguments[1]);
        }

        var sql = $"session_window({string.Join(", ", arguments.Select(a => a.ToSql()))})";
        return new SessionWindow(Time(call, arguments[0]), arguments[1], sql) { Span = call.Span };
    }

    public static Expression WindowTime(FunctionSyntax call, Expression[] arguments)
    {
        if (arguments.Length != 1)
        {
            throw WrongCount(call, "1", arguments.Length);
        }

        return arguments[0].Type == SqlType.Window
            ? new WindowTime(arguments[0]) { Span = call.Span }
            : throw Unexpected(call, 0, "a window (STRUCT<start: TIMESTAMP, end: TIMESTAMP>)", arguments[0]);
    }

    /// <summary>The time that windows are cut from: a timestamp, or the time of a window (chained windows).</summary>
    private static Expression Time(FunctionSyntax call, Expression argument) => argument.Type switch
    {
        TimestampType => argument,
        TimestampNtzType or DateType or StringType or NullType => ImplicitCast.To(argument, SqlType.Timestamp),
        StructType s when s == SqlType.Window => new WindowTime(argument) { Span = argument.Span },
        _ => throw Unexpected(call, 0, "a timestamp", argument),
    };

    /// <remarks>Like Spark, takes a text, or a number of microseconds, but no interval.</remarks>
    private static long Duration(FunctionSyntax call, Expression argument, int index, TimeZoneInfo timeZone)
    {
        if (!argument.IsFoldable || !(argument.Type is StringType or IntType or LongType))
        {
            throw new StatisticException(
                $"The {Ordinal(index)} argument of {call.Name.Text} must be a constant text or number of microseconds, and is {argument.ToSql()}.",
                call.Arguments[index].Span,
                "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT",
                "Write it like '30 minutes' or '1 hour 30 minutes'.");
        }

        if (argument.Type is not StringType && ConstantValue.TryGetLong(argument, timeZone) is { } micros)
        {
            return micros;
        }

        var text = ConstantValue.TryGetString(argument, timeZone);
        if (text is not null && IntervalText.Parse(text).Value is { } interval)
        {
            return interval.Months == 0
                ? checked((interval.Days * Types.Text.Calendar.MicrosPerDay) + interval.Microseconds)
                : throw new StatisticException(
                    $"Intervals greater than a month is not supported ({text}).", call.Arguments[index].Span, "_LEGACY_ERROR_TEMP_3231", "Give days: a month has no fixed length.");
        }

        throw new StatisticException(
                $"{argument.ToSql()} is no duration.", call.Arguments[index].Span, "CANNOT_PARSE_INTERVAL", "Write it like '30 minutes' or '1 hour 30 minutes'.");
    }

    private static void Require(bool holds, FunctionSyntax call, int index, string condition, string message)
    {
        if (!holds)
        {
            throw new StatisticException(message, call.Arguments[Math.Min(index, call.Arguments.Count - 1)].Span, $"DATATYPE_MISMATCH.{condition}");
        }
    }

    private static StatisticException WrongCount(FunctionSyntax call, string expected, int actual) => new(
        $"The `{call.Name.Text}` requires {expected} parameters but the actual number is {actual}.", call.Span, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION");

    private static StatisticException Unexpected(FunctionSyntax call, int index, string expected, Expression actual) => new(
        $"The {Ordinal(index)} argument of {call.Name.Text} must be {expected}; \"{actual.ToSql()}\" has the type \"{actual.Type}\".",
        call.Arguments[index].Span,
        "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE");

    private static string Ordinal(int index) => index switch { 0 => "first", 1 => "second", 2 => "third", _ => "fourth" };
}
