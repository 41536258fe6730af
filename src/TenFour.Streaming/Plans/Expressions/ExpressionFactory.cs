using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Arithmetic;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Expressions.Comparisons;
using TenFour.Streaming.Plans.Expressions.DateTimes;
using TenFour.Streaming.Plans.Expressions.Logic;
using TenFour.Streaming.Sql.Printing;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// Makes bound expressions out of bound operands: checks types and adds the coercions of Spark's ANSI mode, and refuses with a
/// <see cref="StatisticException"/> that has Spark's condition and text. The binder and the C# API build all operators here.
/// </summary>
public static partial class ExpressionFactory
{
    /// <summary><c>NOT a</c>, <c>+a</c>, <c>-a</c> or <c>~a</c>.</summary>
    public static Expression Unary(UnaryOperator op, Expression operand, TextSpan span) => op switch
    {
        UnaryOperator.Not => new Not(Condition(operand, () => $"(NOT {operand.ToName()})", span)) { Span = span },
        UnaryOperator.Plus => new UnaryPlus(Signed(operand, "+", span)) { Span = span },
        UnaryOperator.Minus => new Negation(Signed(operand, "-", span)) { Span = span },
        UnaryOperator.BitNot => BitNot(operand, span),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>An operator between two operands. <c>a &lt;&gt; b</c> becomes <c>NOT (a = b)</c>, as in Spark.</summary>
    public static Expression Binary(BinaryOperator op, Expression left, Expression right, TextSpan span) => op switch
    {
        BinaryOperator.Or or BinaryOperator.And => Connective(op, left, right, span),
        BinaryOperator.NotEqual => new Not(Compare(BinaryOperator.Equal, left, right, span)) { Span = span },
        BinaryOperator.Equal or BinaryOperator.NullSafeEqual or BinaryOperator.Less or BinaryOperator.LessOrEqual
            or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Compare(op, left, right, span),
        BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor => Bits(op, left, right, span),
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.ShiftRightUnsigned => Shift(op, left, right, span),
        BinaryOperator.Concat => Concat([left, right], span),
        _ => Compute(op, left, right, span),
    };

    private static Expression Compute(BinaryOperator op, Expression left, Expression right, TextSpan span)
    {
        if (DateTimeArithmetic.TryMake(op, left, right, span) is { } special)
        {
            return special;
        }

        if (CommonTypes.WithString(left.Type, right.Type) is DateType or TimestampType or TimestampNtzType)
        {
            // A string beside a date is a date, and then the rules for two dates apply.
            var promoted = CommonTypes.WithString(left.Type, right.Type)!;
            (left, right) = (ImplicitCast.To(left, promoted), ImplicitCast.To(right, promoted));
            if (DateTimeArithmetic.TryMake(op, left, right, span) is { } afterwards)
            {
                return afterwards;
            }
        }

        (left, right) = Coerced(op, left, right, RuleOf(op), span);
        return new ArithmeticExpression(op, left, right, ResultOf(op, left.Type, right.Type)) { Span = span };
    }

    private static Expression Compare(BinaryOperator op, Expression left, Expression right, TextSpan span)
    {
        if (DecimalLiteralComparison.Apply(op, left, right, out var constant) is { } integral)
        {
            if (constant is { } always)
            {
                return Literal.Boolean(always);
            }

            (left, right) = integral;
        }

        (left, right) = Coerced(op, left, right, OperandRule.Comparable, span);
        if (!RowOrdering.Exists(left.Type))
        {
            throw TypeMismatch.NotOrderable(Name(op, left, right), OperatorSymbols.Of(op), left.Type, span);
        }

        return op == BinaryOperator.NullSafeEqual
            ? new NullSafeEquality(left, right) { Span = span }
            : new Comparison(op, left, right) { Span = span };
    }

    private static Connective Connective(BinaryOperator op, Expression left, Expression right, TextSpan span)
    {
        (left, right) = Coerced(op, left, right, OperandRule.Boolean, span);
        return new Connective(op == BinaryOperator.And, left, right) { Span = span };
    }

    private static BitExpression Bits(BinaryOperator op, Expression left, Expression right, TextSpan span)
    {
        (left, right) = Coerced(op, left, right, OperandRule.Integral, span);
        return new BitExpression(op, left, right) { Span = span };
    }

    private static BitExpression Shift(BinaryOperator op, Expression left, Expression right, TextSpan span)
    {
        var value = left.Type is IntType or LongType ? left : ImplicitCast.TryTo(left, SqlType.Int);
        var distance = ImplicitCast.TryTo(right, SqlType.Int);
        return new BitExpression(
            op,
            value ?? throw TypeMismatch.UnexpectedInput(Name(op, left, right), 0, "(\"INT\" or \"BIGINT\")", left.ToName(), left.Type, span),
            distance ?? throw TypeMismatch.UnexpectedInput(Name(op, left, right), 1, "\"INT\"", right.ToName(), right.Type, span)) { Span = span };
    }

    private static BitNegation BitNot(Expression operand, TextSpan span)
    {
        var taken = operand.Type is NullType ? Literal.Null(SqlType.Int) : operand;
        return taken.Type.IsIntegral
            ? new BitNegation(taken) { Span = span }
            : throw TypeMismatch.UnexpectedInput($"~{operand.ToName()}", 0, OperandRule.Integral.Required, operand.ToName(), operand.Type, span);
    }

    private static Expression Signed(Expression operand, string symbol, TextSpan span)
    {
        var taken = operand.Type is StringType or NullType ? ImplicitCast.To(operand, SqlType.Double) : operand;
        return OperandRule.Additive.Accepts(taken.Type)
            ? taken
            : throw TypeMismatch.UnexpectedInput(
                $"({symbol} {operand.ToName()})", 0, OperandRule.Additive.Required, operand.ToName(), operand.Type, span);
    }

    private static (Expression Left, Expression Right) Coerced(
        BinaryOperator op, Expression left, Expression right, OperandRule rule, TextSpan span)
    {
        (left, right) = OperandCoercion.Apply(left, right, rule);
        if (!CommonTypes.AreAlike(left.Type, right.Type) && !(left.Type is DecimalType && right.Type is DecimalType && rule.Accepts(left.Type)))
        {
            throw TypeMismatch.DifferentTypes(Name(op, left, right), left.Type, right.Type, span);
        }

        return rule.Accepts(left.Type) ? (left, right) : throw TypeMismatch.WrongType(Name(op, left, right), rule.Required, left.Type, span);
    }

    private static OperandRule RuleOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => OperandRule.Additive,
        BinaryOperator.Divide => OperandRule.Division,
        BinaryOperator.IntegralDivide => OperandRule.IntegralDivision,
        _ => OperandRule.Numeric,
    };

    private static SqlType ResultOf(BinaryOperator op, SqlType left, SqlType right) => (op, left, right) switch
    {
        (BinaryOperator.IntegralDivide, _, _) => SqlType.Long,
        (BinaryOperator.Multiply, DecimalType a, DecimalType b) => DecimalRules.Multiply(a, b),
        (BinaryOperator.Divide, DecimalType a, DecimalType b) => DecimalRules.Divide(a, b),
        (BinaryOperator.Modulo, DecimalType a, DecimalType b) => DecimalRules.Modulo(a, b),
        (_, DecimalType a, DecimalType b) => DecimalRules.Add(a, b),
        _ => left,
    };

    private static string Name(BinaryOperator op, Expression left, Expression right) =>
        $"({left.ToName()} {OperatorSymbols.Of(op)} {right.ToName()})";
}
