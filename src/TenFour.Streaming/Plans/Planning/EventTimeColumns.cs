using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>Which column of an operator's input is the event time.</summary>
internal static class EventTimeColumns
{
    /// <summary>The column among those that somebody reads (as in Spark, which drops the others first), or null.</summary>
    /// <exception cref="StatisticException">There are two.</exception>
    public static EventTimeKey? FindOne(LogicalPlan input, IReadOnlyList<bool> used)
    {
        var found = Enumerable.Range(0, input.Columns.Count).Where(i => used[i] && input.Columns[i].HasEventTime).ToList();
        return found.Count switch
        {
            0 => null,
            1 => new EventTimeKey(found[0], input.Columns[found[0]].Type is StructType),
            _ => throw new StatisticException(
                "More than one event time columns are available. Please ensure there is at most one event time column per stream. "
                + $"event time columns: ({string.Join(",", found.Select(i => input.Columns[i].Name))})",
                input.Span,
                advice: "Leave all but one of them out of the subquery below, or compute a new value from the others."),
        };
    }
}
