using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// An aggregation that can run in lanes, alone or with the deduplication before it: rows go to lanes by columns that are keys of both, so that
/// no row ever needs the state of another lane.
/// </summary>
/// <param name="Input">What comes before the lanes: workers run it.</param>
/// <param name="Nodes">What runs in each lane, from the input to the aggregation.</param>
/// <param name="Keys">What decides the lane, over the columns of the input.</param>
internal sealed record LanePlan(LogicalPlan Input, IReadOnlyList<LogicalPlan> Nodes, IReadOnlyList<Expression> Keys)
{
    /// <summary>The plan, or null where one order of all rows is needed.</summary>
    public static LanePlan? Of(Aggregate aggregate)
    {
        var nodes = new List<LogicalPlan> { aggregate };
        var below = aggregate.Input;
        while (below is Project or Filter or Watermark && HasState(below))
        {
            nodes.Insert(0, below);
            below = below.Inputs[0];
        }

        if (below is Deduplicate deduplicate)
        {
            nodes.Insert(0, deduplicate);
            below = deduplicate.Input;
        }

        if (HasState(below) || !IsOneStream(below))
        {
            return null;
        }

        var keys = Columns(aggregate, nodes).ToList();
        return keys.Count == 0 ? null : new LanePlan(below, nodes, keys);
    }

    private static bool HasState(LogicalPlan node) => node.Walk().Any(n => n is Deduplicate or Aggregate or Limit or Join { Left.IsStreaming: true, Right.IsStreaming: true });

    private static bool IsOneStream(LogicalPlan node) => !node.Walk().Any(n => n is Union) && node.IsStreaming;

    /// <summary>The key columns, but the window, that are columns of the lanes' input and keys of the deduplication.</summary>
    private static IEnumerable<Expression> Columns(Aggregate aggregate, List<LogicalPlan> nodes)
    {
        foreach (var key in aggregate.PlainKeys)
        {
            if (LaneRouting.Supports(key.Type) && Trace(key as ColumnReference, nodes) is { } column)
            {
                yield return column;
            }
        }
    }

    private static ColumnReference? Trace(ColumnReference? column, List<LogicalPlan> nodes)
    {
        for (var i = nodes.Count - 2; i >= 0 && column is not null; i--)
        {
            column = nodes[i] switch
            {
                Project p => p.Expressions[column.Index] as ColumnReference,
                Deduplicate d => d.KeyIndexes.Contains(column.Index) ? column : null,
                _ => column,
            };
        }

        return column;
    }
}
