using TenFour.Streaming;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Spark.Comparing;

/// <summary>What a plan says of its result: whether its order counts, and which columns tell one row from another.</summary>
/// <param name="IsOrdered">ORDER BY decides the order, down to the last column.</param>
/// <param name="IsArbitrary">LIMIT takes rows that no ORDER BY decides: each engine may take others, and just their number can be compared.</param>
/// <param name="Keys">The columns of GROUP BY in update mode; null where a row is not replaced by a newer one, or by which key is not to be seen.</param>
internal sealed record ResultShape(bool IsOrdered, bool IsArbitrary, IReadOnlyList<int>? Keys)
{
    public static ResultShape Of(LogicalPlan plan, OutputMode mode) => new(
        mode == OutputMode.Complete && HasOrder(plan),
        plan.Walk().OfType<Limit>().Any(l => l.IsStreaming && !HasOrder(l.Input)),
        mode == OutputMode.Update ? KeysOf(plan) : null);

    private static bool HasOrder(LogicalPlan plan) => plan switch
    {
        // The order is decided by all columns of the sorted rows; of maps there is none.
        Sort sort => sort.Columns.All(c => c.Type is not (MapType or CalendarIntervalType)),
        Limit or Project => HasOrder(plan.Inputs[0]),
        _ => false,
    };

    /// <summary>Follows the keys of the aggregation up to the result.</summary>
    private static List<int>? KeysOf(LogicalPlan plan)
    {
        switch (plan)
        {
            case Aggregate aggregate:
                return [.. Enumerable.Range(0, aggregate.Keys.Count)];
            case Filter filter:
                return KeysOf(filter.Input);
            case Project project when KeysOf(project.Input) is { } below:
                var places = below.ConvertAll(k => project.Expressions.ToList().FindIndex(e => e is ColumnReference c && c.Index == k));
                return places.Contains(-1) ? null : places;
            default:
                return null;
        }
    }
}
