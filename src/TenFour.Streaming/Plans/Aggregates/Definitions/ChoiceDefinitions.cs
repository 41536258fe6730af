using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

/// <summary>The aggregates that choose one of their values.</summary>
internal static class ChoiceDefinitions
{
    public static readonly AggregateDefinition[] All =
    [
        new("first", "first(value[, ignoreNulls])", "The value that came first", 1, 2)
        {
            Aliases = ["first_value", "any_value"],
            Bind = call => BindArrival(call, isLast: false),
        },
        new("last", "last(value[, ignoreNulls])", "The value that came last", 1, 2)
        {
            Aliases = ["last_value"],
            Bind = call => BindArrival(call, isLast: true),
        },
        new("min_by", "min_by(value, ordering)", "The value beside the least ordering", 2, 2) { Bind = call => BindBy(call, isMax: false) },
        new("max_by", "max_by(value, ordering)", "The value beside the greatest ordering", 2, 2) { Bind = call => BindBy(call, isMax: true) },
        new("mode", "mode(value)", "The value that occurs most often, of several the least", 1, 1)
        {
            Bind = call => call.Call(call[0].Type, nullable: true, () => new ModeAggregator(call[0].Type)),
        },
    ];

    private static AggregateCall BindArrival(AggregateBinding call, bool isLast)
    {
        var ignoreNulls = call.IgnoreNulls || (call.Arguments.Count > 1 && IsTrue(call));
        return (call with { IgnoreNulls = ignoreNulls }).Call(
            [call[0]], call[0].Type, nullable: true, () => new ArrivalAggregator(call[0].Type, isLast, ignoreNulls));
    }

    private static bool IsTrue(AggregateBinding call)
    {
        var setting = call[1];
        return setting.Type is BooleanType && setting.IsFoldable && ConstantValue.Evaluate(setting, TimeZoneInfo.Utc) is Columns.FixedColumn<bool> value && !value.IsNull(0)
            ? value.Values[0]
            : throw AggregateErrors.NoSetting(call, 1, "TRUE or FALSE");
    }

    private static AggregateCall BindBy(AggregateBinding call, bool isMax) => ExtremumDefinitions.IsOrderable(call[1].Type)
        ? call.Call(call[0].Type, nullable: true, () => new ByAggregator(call[0].Type, isMax))
        : throw AggregateErrors.NotOrderable(call, 1);
}
