using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

internal static class CountDefinitions
{
    public static readonly AggregateDefinition[] All =
    [
        new("count", "count(*) or count(value[, ...])", "The rows, or those in which no value is null", 0, int.MaxValue)
        {
            Bind = call => call.Call(SqlType.Long, nullable: false, () => new CountAggregator()),
        },
        new("count_if", "count_if(condition)", "The rows in which the condition is true", 1, 1)
        {
            Bind = call => call[0].Type is BooleanType or StringType or NullType
                ? call.Call([ImplicitCast.To(call[0], SqlType.Boolean)], SqlType.Long, nullable: false, () => new CountIfAggregator())
                : throw call.Mismatch(0, "\"BOOLEAN\""),
        },
    ];
}
