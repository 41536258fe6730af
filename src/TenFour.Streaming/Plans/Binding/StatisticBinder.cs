using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>From the syntax tree of a statistic to its logical plan.</summary>
public static class StatisticBinder
{
    /// <exception cref="Errors.StatisticException">A name, a type or the shape of the query is wrong.</exception>
    public static LogicalPlan Bind(StatisticFile statistic, Catalog catalog, TimeZoneInfo timeZone, TimeProvider time) =>
        QueryBinder.Bind(statistic.Query, new BindContext(catalog, new FunctionContext(timeZone), time)).Plan;
}
