using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Plans.Functions.DateTimes.Patterns;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>Timestamps printed by a pattern: <c>date_format</c>, <c>from_unixtime</c>.</summary>
internal static class FormatFunctions
{
    public const string DefaultPattern = "yyyy-MM-dd HH:mm:ss";

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.DateTime,
            "date_format",
            "date_format(timestamp, pattern)",
            "The timestamp printed by a date-time pattern (see below).")
        {
            Examples =
            [
                new("date_format(TIMESTAMP'2018-12-31 23:57:01', 'yyyy-MM-dd HH:mm')", "\"2018-12-31 23:57\""),
                new("date_format(TIMESTAMP'2018-11-04 09:30:00Z', 'E d MMM h:mm a z')", "\"Sun 4 Nov 1:30 AM PST\""),
            ],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Timestamp, Parameter.Text), input => Format(input, 1)),
        },
        new(
            FunctionCategory.DateTime,
            "from_unixtime",
            "from_unixtime(seconds[, pattern])",
            "The time so many seconds after 1970-01-01 UTC, printed by a pattern.")
        {
            Examples =
            [
                new("from_unixtime(1546329420, 'yyyy-MM-dd HH:mm')", "\"2018-12-31 23:57\""),
                new("from_unixtime(0)", "\"1969-12-31 16:00:00\""),
            ],
            Bind = Bind.To(
                SqlType.String,
                new Parameters(Parameter.Long) { Optional = [Parameter.Text], Defaults = [Literal.String(DefaultPattern)] },

                // Spark wraps around here, even under ANSI rules.
                input => Format(input, Calendar.MicrosPerSecond),
                Nullability.Always),
        },
    ];

    private static Column Format(KernelInput input, long unit)
    {
        var (times, patterns, zone) = (input.Values<long>(0), input.Strings(1), input.Zone);
        var compiled = input.Kept(() => new LastText<DateTimePattern>(pattern => PatternCompiler.Compile(pattern, isParsing: false)));
        var session = input.Context.TimeZone;
        return input.MapText(row =>
        {
            var pattern = PatternException.Check(row, compiled, patterns[row]);
            return pattern.Format(MomentOf(unchecked(times[row] * unit), zone, session));
        });
    }

    private static Moment MomentOf(long utc, ZoneRules zone, TimeZoneInfo session)
    {
        var offset = zone.SpanOfUtc(utc).Offset;
        var ticks = Math.Clamp(utc, -62_135_596_800_000_000, 253_402_300_799_000_000) * TimeSpan.TicksPerMicrosecond;
        var isDaylight = session.IsDaylightSavingTime(DateTime.UnixEpoch.AddTicks(ticks));
        return new Moment(utc + offset, (int)(offset / Calendar.MicrosPerSecond), isDaylight, zone);
    }
}
