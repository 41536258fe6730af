using TenFour.Streaming.Errors;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds one SELECT with its ORDER BY, which may name columns that the SELECT leaves out.</summary>
internal sealed class SelectBinder
{
    private readonly SelectSyntax _select;
    private readonly BindContext _context;
    private readonly Scope _scope;
    private LogicalPlan _plan;

    private SelectBinder(SelectSyntax select, BindContext context)
    {
        _select = select;
        _context = context;
        var from = select.From is null ? ValuesBinder.OneRow() : RelationBinder.Bind(select.From, context);
        from = select.Where is null ? from : RelationBinder.Filter(from, select.Where, context);
        (_plan, _scope) = (from.Plan, from.Scope);
    }

    public static LogicalPlan Bind(SelectSyntax select, SyntaxList<SortItemSyntax> orderBy, BindContext context) =>
        new SelectBinder(select, context).Bind(orderBy);

    private LogicalPlan Bind(SyntaxList<SortItemSyntax> orderBy)
    {
        var isAggregation = _select.GroupBy is not null || _select.Having is not null
            || _select.Items.Any(i => AggregationBinder.HasAggregate(i.Expression))
            || orderBy.Any(i => i.Expression is not null && AggregationBinder.HasAggregate(i.Expression));
        var items = new List<SelectItem>();
        return isAggregation ? BindAggregation(items, orderBy) : BindProjection(items, orderBy);
    }

    private LogicalPlan BindProjection(List<SelectItem> items, SyntaxList<SortItemSyntax> orderBy)
    {
        BindItems(items, new ExpressionBinder(_context, _scope) { Fallback = name => Lateral(items, name) });
        (_plan, var rewrite) = WindowProjection.Apply(_plan, items.Select(i => i.Bound));
        return Finish(items, orderBy, rewrite, new ExpressionBinder(_context, _scope) { Preferred = name => Alias(items, name) });
    }

    private LogicalPlan BindAggregation(List<SelectItem> items, SyntaxList<SortItemSyntax> orderBy)
    {
        var aggregation = new AggregationBinder(_context, _scope, _plan);
        aggregation.BindGroups(_select.GroupBy, _select.Items);
        BindItems(items, aggregation.ExpressionBinder(preferred: null, fallback: name => Lateral(items, name)));
        items.ForEach(i => aggregation.RequireGrouped(i.Bound));
        var resultBinder = aggregation.ExpressionBinder(preferred: name => Alias(items, name), fallback: null);
        List<(string, Expression)> outputs = [.. items.Select(i => (i.Name, i.Bound))];
        var having = _select.Having is null ? null : resultBinder.BindCondition(_select.Having, "of HAVING");
        if (having is not null)
        {
            aggregation.RequireResult(having, outputs);
        }

        // ORDER BY may bring in further aggregates, so it is bound before the aggregation is built.
        var keys = SortBinder.Bind(orderBy, Outputs(items, _scope), syntax =>
        {
            var key = resultBinder.Bind(syntax);
            aggregation.RequireResult(key, outputs);
            return key;
        });
        foreach (var expression in items.Select(i => i.Bound).Concat(keys.Select(k => k.Expression)).Append(having).OfType<Expression>())
        {
            aggregation.Collect(expression);
        }

        (_plan, var rewrite) = aggregation.Build(_select.Span);
        if (having is not null)
        {
            _plan = new Filter(_plan, rewrite(having)) { Span = _select.Having!.Span };
        }

        return Finish(items, orderBy, rewrite, resultBinder);
    }

    private LogicalPlan Finish(List<SelectItem> items, SyntaxList<SortItemSyntax> orderBy, Func<Expression, Expression> rewrite, ExpressionBinder resultBinder)
    {
        var expressions = items.Select(i => rewrite(i.Bound)).ToList();
        var columns = items.Zip(expressions, (i, e) =>
            new PlanColumn(i.Name, e.Type, e.Nullable, EventTime.DelayOf(e, _plan.Columns))).ToList();
        if (orderBy.Count == 0)
        {
            return Distinct(new Project(_plan, expressions, columns) { Span = _select.Span });
        }

        var visible = columns.Count;
        var keys = SortBinder.Bind(orderBy, columns, syntax => SortKeyOver(rewrite(resultBinder.Bind(syntax)), expressions, columns));
        if (_select.Distinct && columns.Count > visible)
        {
            throw new StatisticException(
                "ORDER BY of a SELECT DISTINCT can only name selected columns.", orderBy[0].Span, "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION");
        }

        var sorted = new Sort(Distinct(new Project(_plan, expressions, columns) { Span = _select.Span }), keys) { Span = orderBy[0].Span };
        return columns.Count == visible ? sorted : new Project(
            sorted,
            [.. columns.Take(visible).Select(RelationBinder.Reference)],
            [.. columns.Take(visible)]);
    }

    /// <summary>The sort key as a column of the projection, which gets a further column where it has none that is the same.</summary>
    private ColumnReference SortKeyOver(Expression key, List<Expression> expressions, List<PlanColumn> columns)
    {
        var index = expressions.FindIndex(e => SameExpression.Test(e, key));
        if (index < 0)
        {
            index = expressions.Count;
            expressions.Add(key);
            columns.Add(new PlanColumn(key.ToSql(), key.Type, key.Nullable, EventTime.DelayOf(key, _plan.Columns)));
        }

        return RelationBinder.Reference(columns[index], index);
    }

    private LogicalPlan Distinct(LogicalPlan plan) => _select.Distinct
        ? new Deduplicate(plan, [.. Enumerable.Range(0, plan.Columns.Count)], WithinWatermark: false) { Span = _select.Span }
        : plan;

    private void BindItems(List<SelectItem> items, ExpressionBinder binder)
    {
        foreach (var item in _select.Items)
        {
            if (item.Expression is StarSyntax star)
            {
                items.AddRange(ExpandStar(star).Select(c => new SelectItem(c.Name, c, IsAlias: false)));
                continue;
            }

            var bound = binder.Bind(item.Expression);
            items.Add(new SelectItem(item.Alias?.Text ?? NameOf(item.Expression, bound), bound, item.Alias is not null));
        }
    }

    private List<ColumnReference> ExpandStar(StarSyntax star)
    {
        var qualifier = star.Qualifier.Count == 0 ? null : string.Join('.', star.Qualifier.Select(q => q.Text));
        if (qualifier is not null && !_scope.HasQualifier(qualifier))
        {
            throw new StatisticException($"Cannot resolve {BindingErrors.Quote(qualifier)}.*.", star.Span, "CANNOT_RESOLVE_STAR_EXPAND");
        }

        return [.. _scope.Star(qualifier)];
    }

    private static string NameOf(ExpressionSyntax syntax, Expression bound) => syntax switch
    {
        ColumnSyntax column => column.Parts[^1].Text,
        _ => ExpressionFactory.ColumnName(bound),
    };

    private static List<PlanColumn> Outputs(List<SelectItem> items, Scope scope) =>
        [.. items.Select(i => new PlanColumn(i.Name, i.Bound.Type, i.Bound.Nullable))];

    /// <summary>The item of that alias, wherever it stands; the last one where there are several.</summary>
    private static Expression? Alias(List<SelectItem> items, string name) =>
        items.LastOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase))?.Bound;

    /// <summary>An alias further left in the same SELECT (Spark's lateral column alias).</summary>
    private static Expression? Lateral(List<SelectItem> items, string name) =>
        items.LastOrDefault(i => i.IsAlias && string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase))?.Bound;

    private sealed record SelectItem(string Name, Expression Bound, bool IsAlias);
}
