using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Plans.Functions.DateTimes.Patterns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Dates and timestamps from their fields.</summary>
internal static class MakeDateFunctions
{
    private static readonly DecimalType SecondsType = new(16, 6);

    private static readonly Parameters TimestampFields =
        new(Parameter.Int, Parameter.Int, Parameter.Int, Parameter.Int, Parameter.Int, Parameter.Decimal(SecondsType));

    private static readonly Parameters TimestampFieldsAndZone = TimestampFields with { Optional = [Parameter.Text] };

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "make_date",
            "make_date(year, month, day)",
            "The date of these fields; an error where there is none.")
        {
            Examples =
            [
                new("make_date(2018, 12, 31)", "\"2018-12-31\""),
                new("make_date(2018, 2, 30)", "DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION"),
            ],
            Bind = Bind.To(SqlType.Date, new Parameters(Parameter.Int, Parameter.Int, Parameter.Int), MakeDate),
        },
        Define(
            "make_timestamp",
            SqlType.Timestamp,
            false,
            "The timestamp of these fields, in a zone or the session's.",
            new("make_timestamp(2018, 12, 31, 23, 57, 1.5)", "\"2018-12-31T23:57:01.500-08:00\""),
            new("make_timestamp(2018, 12, 31, 23, 57, 1.5, 'UTC')", "\"2018-12-31T15:57:01.500-08:00\"")) with
        {
            Aliases = ["make_timestamp_ltz"],
        },
        Define(
            "make_timestamp_ntz",
            SqlType.TimestampNtz,
            false,
            "The timestamp without a zone of these fields.",
            new("make_timestamp_ntz(2018, 12, 31, 23, 57, 1.5)", "\"2018-12-31T23:57:01.500\""),
            new("make_timestamp_ntz(NULL, 1, 1, 1, 1, 1)", "null")),
        Define(
            "try_make_timestamp",
            SqlType.Timestamp,
            true,
            "The timestamp of these fields, null where there is none.",
            new("try_make_timestamp(2018, 12, 31, 1, 2, 3)", "\"2018-12-31T01:02:03.000-08:00\""),
            new("try_make_timestamp(2018, 13, 31, 23, 57, 1.5)", "null")) with
        {
            Aliases = ["try_make_timestamp_ltz"],
        },
        Define(
            "try_make_timestamp_ntz",
            SqlType.TimestampNtz,
            true,
            "The timestamp without a zone of these fields, null where there is none.",
            new("try_make_timestamp_ntz(2018, 12, 31, 1, 2, 3)", "\"2018-12-31T01:02:03.000\""),
            new("try_make_timestamp_ntz(2018, 13, 31, 23, 57, 1.5)", "null")),
    ];

    private static FunctionDefinition Define(string name, SqlType type, bool isTry, string description, params FunctionExample[] examples)
    {
        var hasZone = type is TimestampType;
        return new(
            FunctionCategory.DateTime,
            name,
            $"{name}(year, month, day, hour, minute, second{(hasZone ? "[, zone]" : "")})",
            description)
        {
            Examples = examples,
            Bind = Bind.To(
                type,
                hasZone ? TimestampFieldsAndZone : TimestampFields,
                input => MakeTimestamp(input, isTry),
                isTry ? Nullability.Always : Nullability.Arguments),
        };
    }

    private static Column MakeDate(KernelInput input)
    {
        var (years, months, days) = (input.Values<int>(0), input.Values<int>(1), input.Values<int>(2));
        return input.Map(row => FieldResolution.RefuseDate(years[row], months[row], days[row]) is { } reason
            ? throw OutOfBounds(row, reason)
            : DateArithmetic.ToDate(row, Calendar.DaysOf(years[row], months[row], days[row])));
    }

    private static Column MakeTimestamp(KernelInput input, bool isTry)
    {
        var fields = Enumerable.Range(0, 5).Select(input.Values<int>).ToArray();
        var (seconds, zones) = (input.Values<Int128>(5), input.Count == 7 ? new ZoneArgument(input.Strings(6)) : null);
        var session = input.Type is TimestampNtzType ? ZoneRules.Utc : input.Zone;
        return input.MapOrNull<long>(row =>
        {
            var problem = Refuse(row, fields, seconds[row]);
            return problem is null ? (zones?[row] ?? session).ToUtc(Wall(row, fields, seconds[row])) : isTry ? null : throw problem;
        });
    }

    private static RowException? Refuse(int row, int[][] fields, Int128 seconds)
    {
        if (seconds > 60 * Calendar.MicrosPerSecond && seconds < 61 * Calendar.MicrosPerSecond)
        {
            return new RowException(
                row,
                "INVALID_FRACTION_OF_SECOND",
                $"Valid range for seconds is [0, 60] (inclusive), but the provided value is {SecondsText(seconds)}.",
                "Use try_make_timestamp, which gives null instead.");
        }

        var second = seconds == 60 * Calendar.MicrosPerSecond ? 0
            : seconds < 0 ? -((-seconds + Calendar.MicrosPerSecond - 1) / Calendar.MicrosPerSecond)
            : seconds / Calendar.MicrosPerSecond;
        var reason = FieldResolution.RefuseDate(fields[0][row], fields[1][row], fields[2][row]);
        if (reason is null
            && FieldResolution.IsInRange(PatternField.HourOfDay, fields[3][row], out reason)
            && FieldResolution.IsInRange(PatternField.MinuteOfHour, fields[4][row], out reason)
            && FieldResolution.IsInRange(PatternField.SecondOfMinute, (long)second, out reason))
        {
            return null;
        }

        return OutOfBounds(row, reason!);
    }

    private static long Wall(int row, int[][] fields, Int128 seconds)
    {
        var minutes = (fields[3][row] * 60L) + fields[4][row];
        return (Calendar.DaysOf(fields[0][row], fields[1][row], fields[2][row]) * Calendar.MicrosPerDay)
            + (minutes * 60 * Calendar.MicrosPerSecond) + (long)seconds;
    }

    private static string SecondsText(Int128 micros) =>
        $"{micros / Calendar.MicrosPerSecond}.{$"{micros % Calendar.MicrosPerSecond:000000}".TrimEnd('0')}";

    private static RowException OutOfBounds(int row, string reason) =>
        new(row, "DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION", $"{reason}.");
}
