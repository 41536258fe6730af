using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Expressions.Patterns;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <content>LIKE, ILIKE and RLIKE.</content>
public static partial class ExpressionFactory
{
    /// <summary><c>a [NOT] LIKE b [ESCAPE c]</c>, ILIKE or RLIKE.</summary>
    /// <param name="escape">Of no meaning for RLIKE.</param>
    public static Expression Like(LikeKind kind, Expression text, Expression pattern, char escape, bool negated, TextSpan span)
    {
        var (left, right) = (AsText(text, 0, Name, span), AsText(pattern, 1, Name, span));
        return Negate(Make(left, right), negated, span);

        string Name() => Make(text, pattern).ToName();

        Expression Make(Expression a, Expression b) =>
            kind == LikeKind.RLike ? new RegexMatch(a, b) { Span = span } : new Like(a, b, escape, kind == LikeKind.ILike) { Span = span };
    }

    /// <summary><c>a [NOT] LIKE ANY (...)</c> or <c>LIKE ALL (...)</c>; also with ILIKE.</summary>
    public static Expression LikeMany(
        LikeKind kind, bool all, Expression text, IReadOnlyList<Expression> patterns, bool negated, TextSpan span)
    {
        if (patterns.All(p => p is Literal { IsNull: false, Type: StringType }))
        {
            Literal[] constants = [.. patterns.Cast<Literal>()];
            return new LikeMany(AsText(text, 0, text.ToName, span), constants, all, kind == LikeKind.ILike, negated) { Span = span };
        }

        var parts = patterns.Select(p => Like(kind, text, p, '\\', negated, span));
        return parts.Aggregate((left, right) => Binary(all ? BinaryOperator.And : BinaryOperator.Or, left, right, span));
    }

    private static Expression AsText(Expression operand, int index, Func<string> name, TextSpan span) =>
        ImplicitCast.TryTo(operand, SqlType.String)
        ?? throw TypeMismatch.UnexpectedInput(name(), index, "\"STRING\"", operand.ToName(), operand.Type, span);
}
