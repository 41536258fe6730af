using TenFour.Spark.Protocol;
using TenFour.Streaming;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Plans.Planning;

namespace TenFour.Spark.Plans;

/// <summary>From a logical plan to the relation that means the same on a Spark cluster.</summary>
internal static class SparkPlan
{
    /// <summary>
    /// The relation of a query. Its columns have the names, types and order of the plan's. What is refused is refused here, before anything starts.
    /// </summary>
    /// <param name="plan">The bound plan, before the embedded engine's own rules.</param>
    /// <param name="mode">The output mode, which decides what a streaming query may do.</param>
    /// <param name="streams">The streams that the statistic can name, ignoring case.</param>
    /// <exception cref="Streaming.Errors.StatisticException">Spark refuses the query in this mode, or it would mean something else there.</exception>
    public static Relation FromLogical(LogicalPlan plan, OutputMode mode, IReadOnlyDictionary<string, SparkStream> streams)
    {
        StreamingRules.Check(plan, mode);
        return Unchecked(plan, streams);
    }

    /// <summary>The same whether or not Spark will refuse the query, for whoever wants to hear it from Spark.</summary>
    public static Relation Unchecked(LogicalPlan plan, IReadOnlyDictionary<string, SparkStream> streams)
    {
        var written = new PlanWriter(plan, streams).Write(plan);
        var names = plan.Columns.Select(c => c.Name).ToList();
        return names.SequenceEqual(written.Names) ? written.Relation : Relations.Renamed(written.Relation, names);
    }
}
