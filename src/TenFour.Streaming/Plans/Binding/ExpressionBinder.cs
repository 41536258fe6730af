using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds expressions: names to columns, operators and functions to typed expressions.</summary>
internal sealed class ExpressionBinder(BindContext context, Scope scope)
{
    /// <summary>Looked up before the columns in scope: the aliases of a SELECT, for HAVING and ORDER BY.</summary>
    public Func<string, Expression?>? Preferred { get; init; }

    /// <summary>Looked up after the columns in scope.</summary>
    public Func<string, Expression?>? Fallback { get; init; }

    public bool AllowsAggregates { get; init; }

    internal BindContext Context => context;

    /// <summary>For the arguments of an aggregate function.</summary>
    public ExpressionBinder WithoutAggregates() => new(context, scope) { Fallback = Fallback };

    /// <summary>Binds a condition, which must be a truth value.</summary>
    public Expression BindCondition(ExpressionSyntax syntax, string clause)
    {
        var condition = Bind(syntax);
        return condition.Type switch
        {
            BooleanType => condition,
            NullType => ImplicitCast.To(condition, SqlType.Boolean),
            _ => throw BindingErrors.NotBoolean(clause, condition.ToSql(), condition.Type.ToString(), syntax.Span),
        };
    }

    public Expression Bind(ExpressionSyntax syntax) => syntax switch
    {
        LiteralSyntax literal => ExpressionFactory.Constant(literal, ZoneRules.For(context.Functions.TimeZone), context.Time),
        ColumnSyntax column => BindColumn(column),
        FieldSyntax field => BindField(Bind(field.Target), field.Field),
        SubscriptSyntax subscript => ExpressionFactory.Element(Bind(subscript.Target), Bind(subscript.Index), subscript.Span),
        UnarySyntax unary => ExpressionFactory.Unary(unary.Operator, Bind(unary.Operand), unary.Span),
        BinarySyntax binary => BindBinary(binary),
        PredicateSyntax predicate => PredicateBinder.Bind(predicate, this),
        CastSyntax cast => ExpressionFactory.Cast(Bind(cast.Operand), cast.Type, cast.Try, cast.Span),
        CaseSyntax @case => BindCase(@case),
        FunctionSyntax function => FunctionBinder.Bind(function, this),
        RowSyntax row => ExpressionFactory.Row([.. row.Items.Select(Bind)], row.Span),
        ScalarQuerySyntax query => StaticSubquery.Scalar(query.Query, context, query.Span),
        ExistsSyntax exists => StaticSubquery.Exists(exists.Query, context, exists.Span),
        AliasedExpressionSyntax aliased => new Alias(Bind(aliased.Expression), aliased.Alias.Text) { Span = aliased.Span },
        StarSyntax star => throw new StatisticException("* stands for columns, not for a value.", star.Span, "INVALID_USAGE_OF_STAR_OR_REGEX"),
        LambdaSyntax lambda => throw BindingErrors.Unsupported("A lambda function", lambda.Span),
        _ => throw BindingErrors.Unsupported("This kind of expression", syntax.Span),
    };

    /// <remarks>Long chains lean left; they are walked in a loop, since a call a link would exhaust the stack.</remarks>
    private Expression BindBinary(BinarySyntax syntax)
    {
        var chain = new Stack<BinarySyntax>();
        ExpressionSyntax first = syntax;
        while (first is BinarySyntax binary)
        {
            chain.Push(binary);
            first = binary.Left;
        }

        var bound = Bind(first);
        while (chain.TryPop(out var binary))
        {
            bound = ExpressionFactory.Binary(binary.Operator, bound, Bind(binary.Right), binary.Span);
        }

        return bound;
    }

    private Expression BindCase(CaseSyntax syntax)
    {
        var operand = syntax.Operand is null ? null : Bind(syntax.Operand);
        var branches = syntax.Whens.Select(w => (Bind(w.Condition), Bind(w.Result))).ToList();
        var otherwise = syntax.Else is null ? null : Bind(syntax.Else);
        return operand is null
            ? ExpressionFactory.Case(branches, otherwise, syntax.Span)
            : ExpressionFactory.Case(operand, branches, otherwise, syntax.Span);
    }

    private static Expression BindField(Expression target, IdentifierSyntax field) => ExpressionFactory.Field(target, field.Text, field.Span);

    private Expression BindColumn(ColumnSyntax column)
    {
        var parts = column.Parts;
        if (parts.Count == 1 && Preferred?.Invoke(parts[0].Text) is { } preferred)
        {
            return preferred;
        }

        if (parts.Count > 1 && One(scope.Find(parts[0].Text, parts[1].Text, column.Span), column) is { } qualified)
        {
            return Fields(qualified, parts.Skip(2));
        }

        var root = (Expression?)One(scope.Find(parts[0].Text, column.Span), column)
            ?? Fallback?.Invoke(parts[0].Text)
            ?? (parts.Count > 1 ? Preferred?.Invoke(parts[0].Text) : null)
            ?? throw BindingErrors.UnresolvedColumn(string.Join('.', parts.Select(p => p.Text)), column.Span, scope.SuggestableNames());
        return Fields(root, parts.Skip(1));
    }

    private static Expression Fields(Expression root, IEnumerable<IdentifierSyntax> fields) => fields.Aggregate(root, BindField);

    private ColumnReference? One(IReadOnlyList<ColumnReference> found, ColumnSyntax column) => found.Count switch
    {
        0 => null,
        1 => found[0],
        _ => throw BindingErrors.Ambiguous(
            string.Join('.', column.Parts.Select(p => p.Text)), column.Span, scope.FullNames(column.Parts[^1].Text)),
    };
}
