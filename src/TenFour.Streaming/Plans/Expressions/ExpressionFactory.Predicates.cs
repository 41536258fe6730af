using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.Conditions;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <content>What follows an operand: IS, IN, BETWEEN.</content>
public static partial class ExpressionFactory
{
    /// <summary><c>a IS [NOT] NULL</c></summary>
    public static Expression IsNull(Expression operand, bool negated, TextSpan span) => new NullTest(operand, negated) { Span = span };

    /// <summary><c>a IS [NOT] TRUE | FALSE | UNKNOWN</c>; <paramref name="value"/> is null for UNKNOWN.</summary>
    public static Expression IsTruth(Expression operand, bool? value, bool negated, TextSpan span) => value is null
        ? IsNull(operand, negated, span)
        : Negate(Binary(BinaryOperator.NullSafeEqual, operand, Literal.Boolean(value.Value), span), negated, span);

    /// <summary><c>a IS [NOT] DISTINCT FROM b</c></summary>
    public static Expression IsDistinct(Expression left, Expression right, bool negated, TextSpan span) =>
        Negate(Binary(BinaryOperator.NullSafeEqual, left, right, span), !negated, span);

    /// <summary><c>a [NOT] BETWEEN low AND high</c>: each end is compared, and coerced, for itself.</summary>
    public static Expression Between(Expression operand, Expression low, Expression high, bool negated, TextSpan span)
    {
        var meaning = Binary(
            BinaryOperator.And,
            Binary(BinaryOperator.GreaterOrEqual, operand, low, span),
            Binary(BinaryOperator.LessOrEqual, operand, high, span),
            span);
        return Negate(new NamedCall("between", [operand, low, high], meaning) { Span = span }, negated, span);
    }

    /// <summary><c>a [NOT] IN (b, c, ...)</c></summary>
    public static Expression In(Expression operand, IReadOnlyList<Expression> items, bool negated, TextSpan span)
    {
        Expression[] all = [operand, .. items];
        if (!all.All(e => CommonTypes.AreAlike(e.Type, operand.Type)))
        {
            var type = CommonTypes.Widest(all.Select(e => e.Type)) ?? throw TypeMismatch.DataDifferentTypes(
                InName(all), "in", all.Select(e => e.Type), span);
            all = [.. all.Select(e => ImplicitCast.To(e, type))];
        }

        return RowOrdering.Exists(all[0].Type)
            ? Negate(new InList(all) { Span = span }, negated, span)
            : throw TypeMismatch.NotOrderable(InName(all), "in", all[0].Type, span);
    }

    private static Expression Negate(Expression predicate, bool negated, TextSpan span) => negated ? new Not(predicate) { Span = span } : predicate;

    private static string InName(Expression[] all) => $"({all[0].ToName()} IN ({string.Join(", ", all.Skip(1).Select(i => i.ToName()))}))";

    private static Expression Condition(Expression operand, Func<string> name, TextSpan span)
    {
        var taken = operand.Type is StringType or NullType ? ImplicitCast.To(operand, SqlType.Boolean) : operand;
        RequireBoolean(taken, 0, name, span);
        return taken;
    }
}
