using TenFour.Streaming.Operators.Deduplication;
using TenFour.Streaming.Operators.Lanes;
using TenFour.Streaming.Plans.Aggregates;
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
/// <param name="Division">Which keys those are: state that was divided by others is somewhere else.</param>
internal sealed record LanePlan(LogicalPlan Input, IReadOnlyList<LogicalPlan> Nodes, IReadOnlyList<Expression> Keys, string Division)
{
    /// <summary>
    /// Where the aggregation counts rows by windows of the time of the deduplication before it, and by all of the other keys of that one: by key of
    /// the aggregation without the window, its place among those other keys. Null elsewhere.
    /// </summary>
    public int[]? CountedKeys()
    {
        if (Nodes is not [Deduplicate { WithinWatermark: false } deduplicate, .., Aggregate { Window.Spec: not null } aggregate]
            || Nodes.Any(n => n is Filter) || !aggregate.Calls.All(CountsRows))
        {
            return null;
        }

        var time = SeenTimes.TimeAmong(deduplicate.Schema, deduplicate.KeyIndexes);
        if (time < 0 || Place(aggregate.Keys[aggregate.Window.KeyIndex]) != time)
        {
            return null;
        }

        var places = aggregate.PlainKeys.Select(Place).ToList();
        var others = Enumerable.Range(0, deduplicate.KeyIndexes.Count).Where(k => k != time).ToList();
        return places.Count == others.Count && others.TrueForAll(places.Contains) ? [.. places.Select(p => others.IndexOf(p))] : null;

        int Place(Expression key) => Trace(key as ColumnReference, [.. Nodes]) is { } column ? deduplicate.KeyIndexes.ToList().IndexOf(column.Index) : -1;
    }

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

        var keys = KeysOf(aggregate, nodes).ToList();
        return keys.Count == 0 ? null : new LanePlan(below, nodes, [.. keys.Select(k => k.Value)], string.Join(", ", keys.Select(k => k.Place)));
    }

    private static bool CountsRows(AggregateCall call) =>
        call is { Name: "count", IsDistinct: false, Filter: null } && call.Arguments.All(a => a is Literal { IsNull: false });

    private static bool HasState(LogicalPlan node) => node.Walk().Any(n => n is Deduplicate or Aggregate or Limit or Join { Left.IsStreaming: true, Right.IsStreaming: true });

    private static bool IsOneStream(LogicalPlan node) => !node.Walk().Any(n => n is Union) && node.IsStreaming;

    /// <summary>
    /// The keys but the window; behind a deduplication those that are its keys too. Alone their types decide which they are, so that a statistic
    /// that computes a key in another way finds its state in the lanes of an old checkpoint.
    /// </summary>
    private static IEnumerable<(Expression Value, string Place)> KeysOf(Aggregate aggregate, List<LogicalPlan> nodes)
    {
        foreach (var (i, key) in aggregate.PlainKeys.Index().Where(k => LaneRouting.Supports(k.Item.Type)))
        {
            if (nodes[0] is not Deduplicate deduplicate)
            {
                yield return (key, $"key {i + 1}");
            }
            else if (Trace(key as ColumnReference, nodes) is { } column)
            {
                yield return (column, $"key {i + 1}, key {deduplicate.KeyIndexes.ToList().IndexOf(column.Index) + 1} before");
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
