using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.DateTimes;

/// <summary>The time of the batch: the same for all its rows, and also when it is run again.</summary>
internal static class CurrentTimeFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define(
            "current_timestamp",
            SqlType.Timestamp,
            "The time at which the batch started.",
            input => input.Map(_ => input.Context.BatchTimeMicros)) with
        {
            Aliases = ["now"],
        },
        Define("localtimestamp", SqlType.TimestampNtz, "The wall-clock time at which the batch started.", input =>
        {
            var wall = input.Zone.ToWall(input.Context.BatchTimeMicros);
            return input.Map(_ => wall);
        }),
        Define("current_date", SqlType.Date, "The date on which the batch started.", input =>
        {
            var day = (int)WallTime.DaysOf(input.Zone.ToWall(input.Context.BatchTimeMicros));
            return input.Map(_ => day);
        }) with
        {
            Aliases = ["curdate"],
        },
    ];

    private static FunctionDefinition Define(string name, SqlType type, string description, FunctionKernel kernel) =>
        new(FunctionCategory.DateTime, name, $"{name}()", description)
        {
            Bind = call =>
            {
                new Parameters().Coerce(call);
                return new FunctionExpression(call.Name, type, false, kernel) { Span = call.Span, ReadsBatchTime = true };
            },
        };
}
