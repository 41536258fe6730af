using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds whole queries: WITH, the body, ORDER BY, LIMIT, and the set operations.</summary>
internal static class QueryBinder
{
    private const int MaxNodes = 2000;

    public static BoundRelation Bind(QuerySyntax query, BindContext context)
    {
        foreach (var common in query.With)
        {
            var relation = Bind(common.Query, context);
            var plan = common.Columns.Count == 0 ? relation.Plan : RelationBinder.Rename(relation.Plan, common.Columns, common.Span);
            context = context.WithCommonTable(common.Name.Text, BoundRelation.Of(plan));
        }

        var sorted = query.Body is SelectSyntax select
            ? SelectBinder.Bind(select, query.OrderBy, context)
            : BindSort(BindBody(query.Body, context), query.OrderBy, context);
        var bound = BindLimit(sorted, query, context);
        RequireSmall(bound, query.Span);
        return BoundRelation.Of(bound);
    }

    /// <remarks>Common tables that name each other twice double the plan with every line.</remarks>
    private static void RequireSmall(LogicalPlan plan, TextSpan span)
    {
        if (plan.Walk().Skip(MaxNodes).Any())
        {
            throw new StatisticException(
                $"The plan of the statistic would have more than {MaxNodes} steps.",
                span,
                "FAILED_TO_PARSE_TOO_COMPLEX",
                "Name each common table expression once, or few times.");
        }
    }

    private static LogicalPlan BindBody(QueryBodySyntax body, BindContext context) => body switch
    {
        SelectSyntax select => SelectBinder.Bind(select, SyntaxList<SortItemSyntax>.Empty, context),
        NestedQuerySyntax nested => Bind(nested.Query, context).Plan,
        ValuesSyntax values => ValuesBinder.Bind(values, context).Plan,
        SetOperationSyntax set => BindSet(set, context),
        _ => throw BindingErrors.Unsupported("This kind of query", body.Span),
    };

    private static LogicalPlan BindSort(LogicalPlan plan, SyntaxList<SortItemSyntax> items, BindContext context)
    {
        if (items.Count == 0)
        {
            return plan;
        }

        var binder = new ExpressionBinder(context, Scope.Of(plan.Columns, null));
        return new Sort(plan, SortBinder.Bind(items, plan.Columns, binder.Bind)) { Span = items[0].Span };
    }

    private static LogicalPlan BindLimit(LogicalPlan plan, QuerySyntax query, BindContext context)
    {
        if (query.Limit is null && query.Offset is null)
        {
            return plan;
        }

        var limit = query.Limit is null ? (long?)null : ConstantCount(query.Limit, "LIMIT", context);
        var offset = query.Offset is null ? 0 : ConstantCount(query.Offset, "OFFSET", context);
        return new Limit(plan, limit, offset) { Span = (query.Limit ?? query.Offset)!.Span };
    }

    private static long ConstantCount(ExpressionSyntax syntax, string clause, BindContext context)
    {
        var value = new ExpressionBinder(context, Scope.Of([], null)).Bind(syntax);
        var count = ConstantValue.TryGetLong(value, context.Functions.TimeZone);
        return count switch
        {
            null => throw new StatisticException($"{clause} takes a whole number, not {value.ToSql()}.", syntax.Span, "INVALID_LIMIT_LIKE_EXPRESSION.DATA_TYPE"),
            < 0 => throw new StatisticException($"{clause} must not be negative, and is {count}.", syntax.Span, "INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE"),
            _ => count.Value,
        };
    }

    private static LogicalPlan BindSet(SetOperationSyntax set, BindContext context)
    {
        if (set.Operator != SetOperator.Union)
        {
            throw new StatisticException(
                $"{set.Operator} of streaming DataFrames/Datasets is not supported", set.Span, advice: "Filter with IN or a join instead.");
        }

        var (left, right) = (BindBody(set.Left, context), BindBody(set.Right, context));
        return set.All || !(left.IsStreaming || right.IsStreaming)
            ? Union(left, right, set.All, set.Span)
            : throw new StatisticException(
                "UNION without ALL is an aggregation over all columns, which is not supported on streaming DataFrames/DataSets.",
                set.Span,
                "STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION",
                "Write UNION ALL; around it, SELECT DISTINCT keeps the first of equal rows.");
    }

    /// <summary>The rows of both plans, column by place; without duplicates unless <paramref name="all"/>.</summary>
    public static LogicalPlan Union(LogicalPlan left, LogicalPlan right, bool all, TextSpan span)
    {
        if (left.Columns.Count != right.Columns.Count)
        {
            throw new StatisticException(
                $"UNION can only be performed on inputs with the same number of columns, but the first input has {left.Columns.Count} columns "
                + $"and the second input has {right.Columns.Count} columns.",
                span,
                "NUM_COLUMNS_MISMATCH");
        }

        var types = left.Columns.Zip(right.Columns, (l, r) => CommonTypes.Widest([l.Type, r.Type])
            ?? throw new StatisticException(
                $"UNION can only be performed on tables with compatible column types: {l.Name} is \"{l.Type}\" in one and \"{r.Type}\" in the other.",
                span,
                "INCOMPATIBLE_COLUMN_TYPE")).ToList();
        var inputs = new[] { left, right }.Select(p => Coerce(p, types)).ToArray();
        var columns = inputs[0].Columns.Zip(inputs[1].Columns, (l, r) => l with { Nullable = l.Nullable || r.Nullable }).ToList();
        var union = new Union(inputs, columns) { Span = span };
        return all ? union : new Deduplicate(union, [.. Enumerable.Range(0, columns.Count)], WithinWatermark: false) { Span = span };
    }

    private static LogicalPlan Coerce(LogicalPlan plan, List<Types.SqlType> types)
    {
        if (plan.Columns.Select(c => c.Type).SequenceEqual(types))
        {
            return plan;
        }

        return new Project(
            plan,
            [.. plan.Columns.Select((c, i) => ImplicitCast.To(RelationBinder.Reference(c, i), types[i]))],
            [.. plan.Columns.Select((c, i) => c with { Type = types[i] })]);
    }
}
