using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Plans.Functions.DateTimes.Patterns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Text read as a date or timestamp, by a pattern or, without one, as by a cast.</summary>
internal static class ParseFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define(
            "to_date",
            SqlType.Date,
            false,
            "The text as a date.",
            new("to_date('31/12/2018', 'dd/MM/yyyy')", "\"2018-12-31\""),
            new("to_date('2018-12-31 23:57:00')", "\"2018-12-31\"")),
        Define(
            "try_to_date",
            SqlType.Date,
            true,
            "The text as a date, null where it is none.",
            new("try_to_date('2018-12-31')", "\"2018-12-31\""),
            new("try_to_date('2018-13-31', 'yyyy-MM-dd')", "null")),
        Define(
            "to_timestamp",
            SqlType.Timestamp,
            false,
            "The text as a timestamp.",
            new("to_timestamp('2018-12-31 10', 'yyyy-MM-dd HH')", "\"2018-12-31T10:00:00.000-08:00\""),
            new("to_timestamp('2018-12-31T10:00:00+02:00')", "\"2018-12-31T00:00:00.000-08:00\"")) with
        {
            Aliases = ["to_timestamp_ltz"],
        },
        Define(
            "try_to_timestamp",
            SqlType.Timestamp,
            true,
            "The text as a timestamp, null where it is none.",
            new("try_to_timestamp('2018-12-31 10', 'yyyy-MM-dd HH')", "\"2018-12-31T10:00:00.000-08:00\""),
            new("try_to_timestamp('x')", "null")),
        Define(
            "to_timestamp_ntz",
            SqlType.TimestampNtz,
            false,
            "The text as a timestamp without a zone.",
            new("to_timestamp_ntz('2018-12-31 10:00:00')", "\"2018-12-31T10:00:00.000\""),
            new("to_timestamp_ntz('2018-12-31', 'yyyy-MM-dd')", "\"2018-12-31T00:00:00.000\"")),
    ];

    /// <summary>Reads the first argument by the pattern in the second.</summary>
    /// <param name="advised">The function that Spark's message recommends instead.</param>
    /// <param name="convert">What the fields mean, null where that is out of range.</param>
    public static Column Parse<T>(KernelInput input, bool isTry, string advised, Func<ResolvedFields, T?> convert)
        where T : unmanaged
    {
        var (texts, patterns) = (input.Strings(0), input.Strings(1));
        var compiled = input.Kept(() => new LastText<DateTimePattern>(pattern => PatternCompiler.Compile(pattern, isParsing: true)));
        return input.MapOrNull<T>(row =>
        {
            var isGood = PatternException.Check(row, compiled, patterns[row]).TryParse(texts.GetString(row), out var fields, out var error);
            return isGood && convert(fields) is { } value ? value
                : isTry ? null
                : throw new RowException(
                    row,
                    "CANNOT_PARSE_TIMESTAMP",
                    $"{(isGood ? $"Text '{texts.GetString(row)}' is out of range" : error)}.",
                    $"Use {advised} to tolerate invalid input string and return NULL instead.");
        });
    }

    /// <summary>The microseconds that the fields mean: in the zone that they name, or in the given one.</summary>
    public static long? ToUtc(ResolvedFields fields, ZoneRules zone) =>
        fields.TryGetWall(out var wall) ? (fields.Zone ?? zone).ToUtc(wall) : null;

    private static FunctionDefinition Define(
        string name,
        SqlType type,
        bool isTry,
        string description,
        params FunctionExample[] examples) =>
        new(FunctionCategory.DateTime, name, $"{name}(text[, pattern])", description)
        {
            Examples = examples,
            Bind = call => BindParse(call, type, isTry),
        };

    private static Expression BindParse(FunctionCall call, SqlType type, bool isTry)
    {
        if (call.Count is not (1 or 2))
        {
            throw call.WrongCount("[1, 2]");
        }

        // Only text needs a pattern: dates and times are cast, whatever the pattern.
        var isTime = call[0].Type is DateType or TimestampType or TimestampNtzType;
        var byPattern = call.Count == 2 && (Parameter.IsTextOrNull(call[0].Type) || (type is DateType && !isTime));
        if (!byPattern)
        {
            var source = call[0].Type.IsNumeric && type is TimestampType ? call[0] : Date(call);
            return call.Replaced(
                isTry && source.Type is StringType
                    ? ExpressionFactory.Cast(source, type, isTry: true, call.Span)
                    : ImplicitCast.To(source, type));
        }

        var arguments = new Parameters(Parameter.Text, Parameter.Text).Coerce(call);
        return call.Make(type, input => Read(input, isTry), arguments, isTry ? Nullability.Always : Nullability.Arguments);
    }

    private static Expression Date(FunctionCall call) =>
        call[0].Type is DateType or TimestampType or TimestampNtzType ? call[0] : call.Cast(0, Parameter.Text);

    private static Column Read(KernelInput input, bool isTry)
    {
        var zone = input.Zone;
        return input.Type switch
        {
            DateType => Parse(input, isTry, "try_to_date", fields => ToDay(fields, zone)),
            TimestampNtzType => Parse(input, isTry, "try_to_timestamp", fields => fields.TryGetWall(out var wall) ? wall : (long?)null),
            _ => Parse(input, isTry, "try_to_timestamp", fields => ToUtc(fields, zone)),
        };
    }

    /// <summary>The day, here, of what may be a time in another zone.</summary>
    private static int? ToDay(ResolvedFields fields, ZoneRules zone) =>
        ToUtc(fields, zone) is { } utc ? (int)WallTime.DaysOf(zone.ToWall(utc)) : null;
}
