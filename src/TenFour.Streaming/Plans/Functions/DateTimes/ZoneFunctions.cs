using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Wall clocks of other zones.</summary>
internal static class ZoneFunctions
{
    private static readonly Parameter Ntz = new(
        "\"TIMESTAMP_NTZ\"",
        type => Parameter.IsTextOrNull(type) || type is DateType or TimestampType or TimestampNtzType
            ? SqlType.TimestampNtz
            : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.DateTime, "current_timezone", "current_timezone()", "The session time zone.")
        {
            Examples = [new("current_timezone()", "\"America/Los_Angeles\"")],
            Bind = BindCurrent,
        },
        new(
            FunctionCategory.DateTime,
            "convert_timezone",
            "convert_timezone([from, ]to, timestamp)",
            "A wall-clock time of one zone, or the session's, in another.")
        {
            Examples =
            [
                new(
                    "convert_timezone('Europe/Brussels', 'America/Los_Angeles', TIMESTAMP_NTZ'2018-12-31 23:57:00')",
                    "\"2018-12-31T14:57:00.000\""),
                new("convert_timezone('UTC', TIMESTAMP_NTZ'2018-12-31 23:57:00')", "\"2019-01-01T07:57:00.000\""),
            ],
            Bind = BindConvert,
        },
        new(
            FunctionCategory.DateTime,
            "from_utc_timestamp",
            "from_utc_timestamp(timestamp, zone)",
            "The timestamp that shows, here, the wall clock of the zone when UTC shows the given one.")
        {
            Examples =
            [
                new("from_utc_timestamp('2018-12-31', '+08:00')", "\"2018-12-31T08:00:00.000-08:00\""),
                new("from_utc_timestamp('2018-12-31', 'PST')", "\"2018-12-30T16:00:00.000-08:00\""),
            ],
            Bind = Bind.To(SqlType.Timestamp, new Parameters(Parameter.Timestamp, Parameter.Text), input => Shift(input, toUtc: false)),
        },
        new(
            FunctionCategory.DateTime,
            "to_utc_timestamp",
            "to_utc_timestamp(timestamp, zone)",
            "The timestamp that shows, here, the wall clock of UTC when the zone shows the given one.")
        {
            Examples =
            [
                new("to_utc_timestamp('2018-12-31', 'Asia/Seoul')", "\"2018-12-30T15:00:00.000-08:00\""),
                new("to_utc_timestamp(TIMESTAMP'2018-12-31 23:57:00', NULL)", "null"),
            ],
            Bind = Bind.To(SqlType.Timestamp, new Parameters(Parameter.Timestamp, Parameter.Text), input => Shift(input, toUtc: true)),
        },
    ];

    private static Expression BindCurrent(FunctionCall call) =>
        call.Make(SqlType.String, input => input.MapText(_ => input.Zone.Id), new Parameters().Coerce(call), Nullability.Never);

    private static Expression BindConvert(FunctionCall call)
    {
        var session = call with { Name = "current_timezone", Arguments = [] };
        var withSource = call.Count == 2 ? call with { Arguments = [BindCurrent(session), .. call.Arguments] } : call;
        if (call.Count is not (2 or 3))
        {
            throw call.WrongCount("[2, 3]");
        }

        return call.Make(SqlType.TimestampNtz, Convert, new Parameters(Parameter.Text, Parameter.Text, Ntz).Coerce(withSource));
    }

    private static Column Convert(KernelInput input)
    {
        var (sources, targets) = (new ZoneArgument(input.Strings(0)), new ZoneArgument(input.Strings(1)));
        var walls = input.Values<long>(2);
        return input.Map(row => targets[row].ToWall(sources[row].ToUtc(walls[row])));
    }

    private static Column Shift(KernelInput input, bool toUtc)
    {
        // The instant itself moves: what the session's clock shows may lie in its gap, which must not matter.
        var (times, zones) = (input.Values<long>(0), new ZoneArgument(input.Strings(1)));
        return input.Map(row => toUtc ? zones[row].ToUtc(times[row]) : zones[row].ToWall(times[row]));
    }
}
