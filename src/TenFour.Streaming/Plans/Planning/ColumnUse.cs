using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Planning;

/// <summary>
/// Which columns of each plan node are read by somebody above it. Others are not computed, and not decoded: in their place a column batch
/// holds nothing.
/// </summary>
public sealed class ColumnUse
{
    private readonly Dictionary<LogicalPlan, bool[]> _used = new(ReferenceEqualityComparer.Instance);

    private ColumnUse()
    {
    }

    /// <summary>The use of the columns of a plan, all of whose own columns are read.</summary>
    public static ColumnUse Of(LogicalPlan root)
    {
        var use = new ColumnUse();
        use.Mark(root, [.. Enumerable.Repeat(true, root.Columns.Count)]);
        return use;
    }

    /// <summary>Per column of a node of the plan, whether somebody reads it.</summary>
    public bool[] this[LogicalPlan node] => _used[node];

    private void Mark(LogicalPlan node, bool[] used)
    {
        if (_used.TryGetValue(node, out var known))
        {
            used = [.. used.Zip(known, (a, b) => a || b)];
        }

        _used[node] = used;
        foreach (var (input, need) in Needs(node, used))
        {
            Mark(input, need);
        }
    }

    private static IEnumerable<(LogicalPlan Input, bool[] Need)> Needs(LogicalPlan node, bool[] used) => node switch
    {
        Project p => [(p.Input, Read(p.Input, [], p.Expressions.Where((_, i) => used[i])))],
        Filter f => [(f.Input, Read(f.Input, used, [f.Condition]))],
        Watermark w => [(w.Input, Read(w.Input, used, [], w.ColumnIndex))],
        Deduplicate d => [(d.Input, Read(d.Input, used, [], [.. d.KeyIndexes, .. d.WithinWatermark ? EventTimeColumns(d.Input) : []]))],
        WindowExpand e => [(e.Input, Read(e.Input, used, [e.Time]))],
        GroupingSets g => [(g.Input, Read(g.Input, used, g.Keys))],
        Aggregate a => [(a.Input, Read(a.Input, [], AggregateExpressions(a)))],
        Sort s => [(s.Input, All(s.Input))],
        Join j => JoinNeeds(j, used),
        Union u => u.Inputs.Select(i => (i, used)),
        _ => node.Inputs.Select(i => (i, used)),
    };

    private static IEnumerable<Expression> AggregateExpressions(Aggregate a) => a.Keys
        .Concat(a.Calls.SelectMany(c => c.Arguments))
        .Concat(a.Calls.Select(c => c.Filter).OfType<Expression>())
        .Concat(a.Window?.SessionGap is { } gap ? [gap] : []);

    private static IEnumerable<int> EventTimeColumns(LogicalPlan plan) =>
        Enumerable.Range(0, plan.Columns.Count).Where(i => plan.Columns[i].HasEventTime);

    /// <summary>Which of the left and then the right columns a join reads.</summary>
    internal static bool[] NeededBy(Join join, IReadOnlyList<bool> used)
    {
        var both = new bool[join.Left.Columns.Count + join.Right.Columns.Count];
        for (var i = 0; i < used.Count; i++)
        {
            both[i] = used[i];
        }

        MarkReferences(both, join.Condition is null ? [] : [join.Condition]);
        return both;
    }

    private static IEnumerable<(LogicalPlan, bool[])> JoinNeeds(Join join, bool[] used)
    {
        var both = NeededBy(join, used);
        var left = join.Left.Columns.Count;
        return [(join.Left, both[..left]), (join.Right, both[left..])];
    }

    private static bool[] All(LogicalPlan input) => [.. Enumerable.Repeat(true, input.Columns.Count)];

    private static bool[] Read(LogicalPlan input, bool[] used, IEnumerable<Expression> expressions, params IEnumerable<int> further)
    {
        var need = new bool[input.Columns.Count];
        used.AsSpan(0, Math.Min(used.Length, need.Length)).CopyTo(need);
        MarkReferences(need, expressions);
        foreach (var index in further)
        {
            need[index] = true;
        }

        return need;
    }

    private static void MarkReferences(bool[] need, IEnumerable<Expression> expressions)
    {
        foreach (var reference in expressions.SelectMany(e => e.Walk()).OfType<ColumnReference>())
        {
            need[reference.Index] = true;
        }
    }
}
