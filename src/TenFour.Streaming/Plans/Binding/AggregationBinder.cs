using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>
/// Binds GROUP BY and what stands over it: the keys, the calls of aggregate functions, and how an expression over both reads the
/// aggregation's columns.
/// </summary>
internal sealed class AggregationBinder(BindContext context, Scope scope, LogicalPlan input)
{
    private readonly List<Expression> _keys = [];
    private readonly List<string> _keyNames = [];
    private readonly List<AggregateCall> _calls = [];
    private GroupingSetsBuilder? _sets;
    private bool _isGrouped;

    /// <summary>True where an expression calls an aggregate function outside a subquery.</summary>
    public static bool HasAggregate(ExpressionSyntax syntax) => syntax switch
    {
        FunctionSyntax { Over: not null } => false,
        FunctionSyntax f when AggregateTable.Contains(f.Name.Text) => true,
        ScalarQuerySyntax or ExistsSyntax => false,
        InQuerySyntax q => HasAggregate(q.Operand),
        _ => syntax.Children.SelectMany(ExpressionsOf).Any(HasAggregate),
    };

    public void BindGroups(GroupBySyntax? groupBy, SyntaxList<SelectItemSyntax> items)
    {
        if (groupBy is null)
        {
            return;
        }

        _isGrouped = true;
        var groups = new GroupByReader(groupBy, items, syntax => AddKey(BindKey(syntax, items), syntax));
        groups.Read();
        _sets = groups.Sets is null ? null : new GroupingSetsBuilder(groups.Sets);
        if (_keys.Count(k => k is TimeWindow or SessionWindow) > 1)
        {
            throw WindowProjection.OneWindowOnly(groupBy.Span);
        }
    }

    /// <summary>Binds expressions over the aggregation; a bare <c>window</c> names the window among the keys.</summary>
    public ExpressionBinder ExpressionBinder(Func<string, Expression?>? preferred, Func<string, Expression?>? fallback) => new(context, scope)
    {
        AllowsAggregates = true,
        Preferred = preferred,
        Fallback = name => WindowKey(name) ?? fallback?.Invoke(name),
    };

    /// <summary>Notes the aggregate calls of an expression.</summary>
    public void Collect(Expression expression)
    {
        foreach (var call in expression.Walk().OfType<AggregateReference>().Select(r => r.Call))
        {
            if (FindCall(call) < 0)
            {
                _calls.Add(call);
            }
        }
    }

    /// <summary>Refuses what SELECT takes from the input and is neither a key nor aggregated. Spark finds that before it looks at HAVING.</summary>
    public void RequireGrouped(Expression expression)
    {
        if (expression is AggregateReference or GroupingFunction || _keys.Exists(k => SameExpression.Test(k, expression)))
        {
            return;
        }

        if (expression is ColumnReference or TimeWindow or SessionWindow or WindowTime)
        {
            throw NotGrouped(expression);
        }

        foreach (var child in expression.Children)
        {
            RequireGrouped(child);
        }
    }

    /// <summary>HAVING and ORDER BY see the aggregation's result only: a column that is no key does not exist for them.</summary>
    /// <param name="outputs">What does exist, by name.</param>
    public void RequireResult(Expression expression, IReadOnlyList<(string Name, Expression Bound)> outputs)
    {
        if (_isGrouped || outputs.Any(o => o.Bound.Walk().OfType<AggregateReference>().Any()))
        {
            RequireIn(expression, outputs);
        }
    }

    private void RequireIn(Expression expression, IReadOnlyList<(string Name, Expression Bound)> outputs)
    {
        if (expression is AggregateReference or GroupingFunction || outputs.Any(o => ReferenceEquals(o.Bound, expression)) || _keys.Exists(k => SameExpression.Test(k, expression)))
        {
            return;
        }

        if (expression is ColumnReference column)
        {
            throw BindingErrors.UnresolvedColumn(column.Name, column.Span, outputs.Select(o => o.Name));
        }

        foreach (var child in expression.Children)
        {
            RequireIn(child, outputs);
        }
    }

    /// <summary>The aggregation, and how expressions bound by <see cref="ExpressionBinder"/> read it.</summary>
    public (LogicalPlan Plan, Func<Expression, Expression> Rewrite) Build(TextSpan span)
    {
        if (_sets is not null)
        {
            return _sets.Build(input, _keys, _keyNames, _calls, span, Rewrite);
        }

        var keyColumns = _keys.Select((k, i) => new PlanColumn(_keyNames[i], k.Type, k.Nullable, EventTime.DelayOf(k, input.Columns)));
        var plan = new Aggregate(
            input, [.. _keys.Select(TimeOrKey)], WindowGroupingOf(_keys), _calls, [.. keyColumns, .. CallColumns(_calls)]) { Span = span };
        return (plan, e => Rewrite(e, plan.Columns));
    }

    internal static IEnumerable<PlanColumn> CallColumns(IEnumerable<AggregateCall> calls) =>
        calls.Select(c => new PlanColumn(c.ToName(), c.Type, c.Nullable));

    internal static Expression TimeOrKey(Expression key) => key switch
    {
        TimeWindow w => w.Time,
        SessionWindow w => w.Time,
        _ => key,
    };

    internal static WindowGrouping? WindowGroupingOf(List<Expression> keys)
    {
        var index = keys.FindIndex(k => k is TimeWindow or SessionWindow);
        return index < 0 ? null : new WindowGrouping(index, (keys[index] as TimeWindow)?.Spec, (keys[index] as SessionWindow)?.Gap);
    }

    private Expression? WindowKey(string name) => _keys.FirstOrDefault(k =>
        (k is TimeWindow && name.Equals("window", StringComparison.OrdinalIgnoreCase))
        || (k is SessionWindow && name.Equals("session_window", StringComparison.OrdinalIgnoreCase)));

    private Expression BindKey(ExpressionSyntax syntax, SyntaxList<SelectItemSyntax> items)
    {
        var binder = new ExpressionBinder(context, scope);
        var key = new ExpressionBinder(context, scope)
        {
            Fallback = name => items.FirstOrDefault(i => string.Equals(i.Alias?.Text, name, StringComparison.OrdinalIgnoreCase)) is { } item
                ? binder.Bind(item.Expression)
                : null,
        }.Bind(syntax);
        return key;
    }

    private int AddKey(Expression key, ExpressionSyntax syntax)
    {
        var index = _keys.FindIndex(k => SameExpression.Test(k, key));
        if (index >= 0)
        {
            return index;
        }

        _keys.Add(key);
        _keyNames.Add(key switch
        {
            TimeWindow => "window",
            SessionWindow => "session_window",
            ColumnReference c => c.Name,
            _ => syntax is ColumnSyntax name ? name.Parts[^1].Text : key.ToName(),
        });
        return _keys.Count - 1;
    }

    private Expression Rewrite(Expression expression, IReadOnlyList<PlanColumn> columns)
    {
        var key = _keys.FindIndex(k => SameExpression.Test(k, expression));
        if (key >= 0)
        {
            return RelationBinder.Reference(columns[key], key);
        }

        switch (expression)
        {
            case AggregateReference aggregate:
                var index = columns.Count - _calls.Count + FindCall(aggregate.Call);
                return RelationBinder.Reference(columns[index], index);
            case GroupingFunction grouping:
                return _sets is null ? throw GroupingFunction.NeedsSets(grouping.Span) : GroupingSetsBuilder.Rewrite(grouping, _keys, columns);
            case ColumnReference or TimeWindow or SessionWindow or WindowTime:
                throw NotGrouped(expression);
            default:
                return expression.Children.Count == 0
                    ? expression
                    : expression.WithChildren([.. expression.Children.Select(c => Rewrite(c, columns))]);
        }
    }

    private StatisticException NotGrouped(Expression expression) => _isGrouped
        ? BindingErrors.MissingAggregation(expression.ToSql(), expression.Span)
        : BindingErrors.MissingGroupBy(expression.ToSql(), expression.Span);

    private int FindCall(AggregateCall call) => _calls.FindIndex(c => SameCall(c, call));

    private static bool SameCall(AggregateCall a, AggregateCall b) =>
        a.Name == b.Name && a.IsDistinct == b.IsDistinct && a.IgnoreNulls == b.IgnoreNulls
        && a.Layout == b.Layout
        && AreSame(a.Arguments, b.Arguments)
        && AreSame(a.Settings, b.Settings)
        && (a.Filter is null ? b.Filter is null : b.Filter is not null && SameExpression.Test(a.Filter, b.Filter));

    private static bool AreSame(IReadOnlyList<Expression> a, IReadOnlyList<Expression> b) =>
        a.Count == b.Count && a.Zip(b).All(p => SameExpression.Test(p.First, p.Second));

    private static IEnumerable<ExpressionSyntax> ExpressionsOf(SyntaxNode node) =>
        node is ExpressionSyntax e ? [e] : node.Children.SelectMany(ExpressionsOf);
}
