using System.Collections.Frozen;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Spark.Comparing;

/// <summary>What in a plan may give different rows although both engines are right; pure.</summary>
internal static class UndecidedParts
{
    private static readonly FrozenSet<string> ByOrder = FrozenSet.Create(
        StringComparer.Ordinal,
        "first", "first_value", "any_value", "last", "last_value", "collect_list", "array_agg", "collect_set", "max_by", "min_by", "mode");

    private static readonly FrozenSet<string> Approximate = FrozenSet.Create(StringComparer.Ordinal, "percentile_approx", "approx_percentile");

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Of(LogicalPlan plan)
    {
        var nodes = plan.Walk().ToList();
        var calls = nodes.OfType<Aggregate>().SelectMany(a => a.Calls).ToList();
        foreach (var call in calls.Where(c => ByOrder.Contains(c.Name)))
        {
            yield return $"{call.ToName()} goes by the order in which the records come, which neither engine promises over several partitions.";
        }

        foreach (var call in calls.Where(c => Approximate.Contains(c.Name)))
        {
            yield return $"{call.ToName()} is approximate in Spark, and exact here.";
        }

        foreach (var keys in nodes.OfType<Deduplicate>().Where(d => d.KeyIndexes.Count < d.Columns.Count).Select(Names))
        {
            yield return $"Of the records with the same {keys} the one that comes first stays, and the order over several partitions is not decided.";
        }

        foreach (var expression in nodes.SelectMany(Expressions).Where(e => e.DependsOnBatchTime))
        {
            yield return $"{expression.ToName()} is the time of the batch, and the engines run one after the other.";
        }
    }

    private static string Names(Deduplicate deduplicate) => string.Join(", ", deduplicate.KeyIndexes.Select(i => deduplicate.Columns[i].Name));

    private static IEnumerable<Expression> Expressions(LogicalPlan node) => node switch
    {
        Project project => project.Expressions,
        Filter filter => [filter.Condition],
        Aggregate aggregate => aggregate.Keys,
        _ => [],
    };
}
