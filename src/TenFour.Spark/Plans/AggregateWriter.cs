using TenFour.Spark.Protocol;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using BoundExpression = TenFour.Streaming.Plans.Expressions.Expression;
using Logical = TenFour.Streaming.Plans.Logical;
using Aggregation = TenFour.Spark.Protocol.Aggregate;

namespace TenFour.Spark.Plans;

/// <summary>Writes GROUP BY: the keys and the calls, then all of them under names of their own.</summary>
internal static class AggregateWriter
{
    public static WrittenPlan Write(Logical.Aggregate aggregate, Func<LogicalPlan, WrittenPlan> write, ColumnNames names) =>
        aggregate.Input is GroupingSets sets ? WriteSets(aggregate, sets, write, names) : WriteKeys(aggregate, write(aggregate.Input), names);

    private static WrittenPlan WriteKeys(Logical.Aggregate aggregate, WrittenPlan input, ColumnNames names)
    {
        var relation = new Aggregation
        {
            Input = input.Relation,
            GroupType = Aggregation.Types.GroupType.Groupby,
            GroupingExpressions = { aggregate.Keys.Select((k, i) => Relations.Sql(Key(aggregate, k, i, input.Names))) },
            AggregateExpressions = { aggregate.Calls.Select(c => Relations.Sql(ExpressionText.Of(c, input.Names))) },
        };
        return Named(relation, aggregate, names);
    }

    private static string Key(Logical.Aggregate aggregate, BoundExpression key, int index, IReadOnlyList<string?> names) => aggregate.Window switch
    {
        { Spec: { } spec } window when window.KeyIndex == index => WindowText.Of(key, spec, names),
        { SessionGap: { } gap } window when window.KeyIndex == index => WindowText.OfSession(key, gap, names),
        _ => Key(key, names),
    };

    /// <remarks>A bare number would be the place of a column.</remarks>
    private static string Key(BoundExpression key, IReadOnlyList<string?> names)
    {
        var text = ExpressionText.Of(key, names);
        return key is Literal ? $"CAST({text} AS {key.Type})" : text;
    }

    /// <summary>
    /// ROLLUP, CUBE and GROUPING SETS. The embedded plan repeats the rows below the aggregation, whose last key is the number of the set; Spark
    /// does the same by itself, and calls that number <c>grouping_id()</c>.
    /// </summary>
    private static WrittenPlan WriteSets(Logical.Aggregate aggregate, GroupingSets sets, Func<LogicalPlan, WrittenPlan> write, ColumnNames names)
    {
        var input = write(sets.Input);
        var keys = sets.Keys.Select(k => Key(k, input.Names)).ToList();
        var relation = new Aggregation
        {
            Input = input.Relation,
            GroupType = Aggregation.Types.GroupType.GroupingSets,
            GroupingExpressions = { keys.Select(Relations.Sql) },
            GroupingSets =
            {
                sets.Sets.Select(set => new Aggregation.Types.GroupingSets { GroupingSet = { keys.Where((_, i) => set[i]).Select(Relations.Sql) } }),
            },
            AggregateExpressions =
            {
                Relations.Sql("grouping_id()"),
                aggregate.Calls.Select(c => Relations.Sql(ExpressionText.Of(c, input.Names))),
            },
        };
        return Named(relation, aggregate, names);
    }

    private static WrittenPlan Named(Aggregation relation, Logical.Aggregate aggregate, ColumnNames names)
    {
        List<string> columns = [.. aggregate.Columns.Select(c => names.Take(c.Name))];
        return new WrittenPlan(Relations.Renamed(new Relation { Aggregate = relation }, columns), columns);
    }
}
