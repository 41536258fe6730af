using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>The fields of times: <c>hour</c>, <c>minute</c>, <c>second</c>, in the session time zone.</summary>
internal static class TimeFieldFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define(
            "hour",
            "The hour, from 0 to 23.",
            3600,
            24,
            new("hour(TIMESTAMP'2018-12-31 23:57:01.5')", "23"),
            new("hour('2018-03-11 02:30:00')", "3")),
        Define(
            "minute",
            "The minute.",
            60,
            60,
            new("minute(TIMESTAMP'2018-12-31 23:57:01.5')", "57"),
            new("minute(TIMESTAMP'1969-12-31 23:59:59.999999')", "59")),
        Define(
            "second",
            "The second, without its fraction.",
            1,
            60,
            new("second(TIMESTAMP'2018-12-31 23:57:01.5')", "1"),
            new("second(TIMESTAMP_NTZ'1960-12-31 23:57:59.999999')", "59")),
    ];

    private static FunctionDefinition Define(string name, string description, int seconds, int modulo, params FunctionExample[] examples) =>
        new(FunctionCategory.DateTime, name, $"{name}(timestamp)", description)
        {
            Examples = examples,
            Bind = Bind.To(SqlType.Int, Parameter.AnyTimestamp, input =>
            {
                var walls = new WallReader(input, 0);
                var unit = seconds * Calendar.MicrosPerSecond;
                return input.Map(row => (int)(WallTime.MicrosOfDay(walls[row]) / unit % modulo));
            }),
        };
}
