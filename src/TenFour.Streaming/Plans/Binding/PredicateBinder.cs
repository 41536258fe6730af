using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds BETWEEN, IN, LIKE, IS and their negations.</summary>
internal static class PredicateBinder
{
    public static Expression Bind(PredicateSyntax syntax, ExpressionBinder binder)
    {
        var operand = binder.Bind(syntax.Operand);
        return syntax switch
        {
            BetweenSyntax s => ExpressionFactory.Between(operand, binder.Bind(s.Low), binder.Bind(s.High), s.Negated, s.Span),
            InListSyntax s => ExpressionFactory.In(operand, [.. s.Items.Select(binder.Bind)], s.Negated, s.Span),
            InQuerySyntax s => StaticSubquery.In(operand, s.Query, s.Negated, binder.Context, s.Span),
            LikeSyntax s => ExpressionFactory.Like(s.Kind, operand, binder.Bind(s.Pattern), s.Escape, s.Negated, s.Span),
            LikeManySyntax s => ExpressionFactory.LikeMany(s.Kind, s.All, operand, [.. s.Patterns.Select(binder.Bind)], s.Negated, s.Span),
            IsNullSyntax s => ExpressionFactory.IsNull(operand, s.Negated, s.Span),
            IsTruthSyntax s => ExpressionFactory.IsTruth(operand, s.Value, s.Negated, s.Span),
            IsDistinctSyntax s => ExpressionFactory.IsDistinct(operand, binder.Bind(s.Other), s.Negated, s.Span),
            _ => throw BindingErrors.Unsupported("This kind of predicate", syntax.Span),
        };
    }
}
