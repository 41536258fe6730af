using TenFour.Streaming.Plans.Binding;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

internal static class CollectionDefinitions
{
    public static readonly AggregateDefinition[] All =
    [
        new("collect_list", "collect_list(value)", "The values that are not null, in the order of their arrival", 1, 1)
        {
            Aliases = ["array_agg"],
            Bind = call => Bind(call with { Name = "collect_list" }, isSet: false),
        },
        new("collect_set", "collect_set(value)", "The different values that are not null, in the order of their first arrival", 1, 1)
        {
            Bind = call => Bind(call, isSet: true),
        },
        new("listagg", "listagg(text[, delimiter])", "The texts that are not null, joined in the order of their arrival", 1, 2)
        {
            Aliases = ["string_agg"],
            Bind = BindList,
        },
    ];

    private static AggregateCall Bind(AggregateBinding call, bool isSet)
    {
        var element = call[0].Type;
        var type = new ArrayType(element, ContainsNull: false);
        return call.Call(type, nullable: false, () => new CollectAggregator(type, element, isSet));
    }

    private static AggregateCall BindList(AggregateBinding call)
    {
        var text = ImplicitCast.TryTo(call[0], SqlType.String) ?? throw call.Mismatch(0, "\"STRING\"");
        if (call.Arguments.Count == 1)
        {
            return call.Call([text], SqlType.String, nullable: true, () => new ListAggregator(""), Expressions.Literal.Null(SqlType.Null));
        }

        var delimiter = ConstantValue.TryGetString(call[1], TimeZoneInfo.Utc) ?? throw AggregateErrors.NoSetting(call, 1, "a constant string");
        return call.Call([text], SqlType.String, nullable: true, () => new ListAggregator(delimiter), call[1]);
    }
}
