using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary><c>unix_timestamp</c>: seconds since 1970, of a time or of text read by a pattern.</summary>
internal static class UnixTimestampFunctions
{
    private static readonly Parameter TextOrTime = new(
        "(\"STRING\" or \"DATE\" or \"TIMESTAMP\" or \"TIMESTAMP_NTZ\")",
        type => type is NullType ? SqlType.String : type is StringType or DateType or TimestampType or TimestampNtzType ? type : null);

    private static readonly Parameters Parameters =
        new(TextOrTime) { Optional = [Parameter.Text], Defaults = [Literal.String(FormatFunctions.DefaultPattern)] };

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "unix_timestamp",
            "unix_timestamp([time or text[, pattern]])",
            "The seconds since 1970-01-01 UTC, without the fraction; those of now without arguments.")
        {
            Examples =
            [
                new("unix_timestamp('2018-12-31', 'yyyy-MM-dd')", "1546243200"),
                new("unix_timestamp(TIMESTAMP'2018-12-31 23:57:00.999')", "1546329420"),
            ],
            Bind = call => call.Count == 0 ? BindNow(call) : BindSeconds(call),
        },
        new(
            FunctionCategory.DateTime,
            "to_unix_timestamp",
            "to_unix_timestamp(time or text[, pattern])",
            "The same as unix_timestamp with arguments.")
        {
            Examples =
            [
                new("to_unix_timestamp('2018-12-31', 'yyyy-MM-dd')", "1546243200"),
                new("to_unix_timestamp('2018-12-31 23:57:00')", "1546329420"),
            ],
            Bind = BindSeconds,
        },
    ];

    private static FunctionExpression BindNow(FunctionCall call) => new FunctionExpression(
        call.Name,
        SqlType.Long,
        false,
        input => input.Map(_ => input.Context.BatchTimeMicros / Calendar.MicrosPerSecond)) { Span = call.Span, ReadsBatchTime = true };

    private static Expression BindSeconds(FunctionCall call)
    {
        var arguments = Parameters.Coerce(call);
        if (arguments[0].Type is DateType)
        {
            arguments[0] = ImplicitCast.To(arguments[0], SqlType.Timestamp);
        }

        return call.Make(SqlType.Long, Seconds, arguments);
    }

    private static Column Seconds(KernelInput input)
    {
        var zone = input.Zone;
        if (input.Columns[0] is StringColumn)
        {
            return ParseFunctions.Parse(
                input, isTry: false, "try_to_timestamp", fields => ParseFunctions.ToUtc(fields, zone) / Calendar.MicrosPerSecond);
        }

        // Towards zero, unlike unix_seconds.
        var times = input.Values<long>(0);
        return input.Map(row => times[row] / Calendar.MicrosPerSecond);
    }
}
