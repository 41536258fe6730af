using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>
/// Builds the aggregation of ROLLUP, CUBE and GROUPING SETS as Spark does: every row once a set, then one aggregation over the keys and the
/// number of the set.
/// </summary>
internal sealed class GroupingSetsBuilder(IReadOnlyList<IReadOnlyList<int>> sets)
{
    private const string GroupingId = "spark_grouping_id";

    public (LogicalPlan Plan, Func<Expression, Expression> Rewrite) Build(
        LogicalPlan input,
        List<Expression> keys,
        List<string> names,
        List<AggregateCall> calls,
        TextSpan span,
        Func<Expression, IReadOnlyList<PlanColumn>, Expression> rewrite)
    {
        var (expanded, withoutWindow) = WindowProjection.Apply(input, keys);
        var plainKeys = keys.Select(withoutWindow).ToList();
        var first = expanded.Columns.Count;
        var keyColumns = plainKeys.Select((k, i) =>
            new PlanColumn(names[i], k.Type, k.Nullable || sets.Any(s => !s.Contains(i)), EventTime.DelayOf(k, expanded.Columns))).ToList();
        var id = new PlanColumn(GroupingId, SqlType.Long, Nullable: false);
        var members = sets.Select(s => (IReadOnlyList<bool>)[.. keys.Select((_, i) => s.Contains(i))]).ToList();
        var grouping = new GroupingSets(expanded, plainKeys, members, [.. expanded.Columns, .. keyColumns, id]) { Span = span };
        var references = keyColumns.Append(id).Select((c, i) => RelationBinder.Reference(c, first + i)).ToList();
        var plan = new Aggregate(
            grouping, references, null, calls, [.. keyColumns, id, .. AggregationBinder.CallColumns(calls)]) { Span = span };
        return (plan, e => rewrite(e, plan.Columns));
    }

    /// <summary>grouping(key) and grouping_id() as bits of the set's number: the first key has the highest bit.</summary>
    public static Expression Rewrite(GroupingFunction function, List<Expression> keys, IReadOnlyList<PlanColumn> columns)
    {
        var number = RelationBinder.Reference(columns[keys.Count], keys.Count);
        var id = ExpressionFactory.Binary(BinaryOperator.BitAnd, number, Literal.Long((1L << keys.Count) - 1), function.Span);
        if (function.IsId && function.Children.Count == 0)
        {
            return id;
        }

        var bits = function.Children.Select(c => Bit(c, id, keys, function.Span)).ToList();
        var joined = bits.Aggregate((all, bit) => ExpressionFactory.Binary(
            BinaryOperator.Add, ExpressionFactory.Binary(BinaryOperator.Multiply, all, Literal.Long(2), function.Span), bit, function.Span));
        return ExpressionFactory.Cast(joined, function.Type, isTry: false, function.Span);
    }

    private static Expression Bit(Expression key, Expression id, List<Expression> keys, TextSpan span)
    {
        var index = keys.FindIndex(k => SameExpression.Test(k, key));
        if (index < 0)
        {
            throw new StatisticException($"{key.ToSql()} is not among the grouping columns.", span, "GROUPING_COLUMN_MISMATCH");
        }

        var shifted = ExpressionFactory.Binary(
            BinaryOperator.ShiftRight, id, Literal.Int(keys.Count - 1 - index), span);
        return ExpressionFactory.Binary(BinaryOperator.BitAnd, shifted, Literal.Long(1), span);
    }
}
