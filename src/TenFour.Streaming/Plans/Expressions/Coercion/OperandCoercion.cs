using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Coercion;

/// <summary>
/// Brings the two operands of an operator to one type, in the order of Spark's rules: strings give way, decimals are brought together, then
/// the tightest common type is taken. Where no rule fits, the operands stay as they are and the operator refuses them.
/// </summary>
internal static class OperandCoercion
{
    public static (Expression Left, Expression Right) Apply(Expression left, Expression right, OperandRule rule)
    {
        if (CommonTypes.WithString(left.Type, right.Type) is { } promoted)
        {
            (left, right) = (Promoted(left, promoted), Promoted(right, promoted));
        }

        (left, right) = WithDecimal(left, right, rule == OperandRule.Comparable);
        if (rule == OperandRule.Division)
        {
            (left, right) = AsDoubles(left, right);
        }
        else if (rule == OperandRule.IntegralDivision)
        {
            (left, right) = (AsLong(left), AsLong(right));
        }

        return Tightest(left, right, rule);
    }

    /// <summary>A decimal beside an integer makes that a decimal, beside a floating number it becomes a DOUBLE.</summary>
    private static (Expression Left, Expression Right) WithDecimal(Expression left, Expression right, bool compared)
    {
        (left, right) = (left.Type, right.Type) switch
        {
            (DecimalType, { IsIntegral: true }) => (left, AsDecimal(right)),
            ({ IsIntegral: true }, DecimalType) => (AsDecimal(left), right),
            (DecimalType, FloatType or DoubleType) => (ImplicitCast.To(left, SqlType.Double), right),
            (FloatType or DoubleType, DecimalType) => (left, ImplicitCast.To(right, SqlType.Double)),
            _ => (left, right),
        };
        if (!compared || left.Type is not DecimalType a || right.Type is not DecimalType b)
        {
            return (left, right);
        }

        var wider = DecimalRules.Wider(a, b);
        return (ImplicitCast.To(left, wider), ImplicitCast.To(right, wider));
    }

    private static Expression AsDecimal(Expression integral) =>
        ImplicitCast.To(integral, integral is Literal { IsNull: false } literal ? DecimalRules.ForConstant(literal.GetInteger()) : DecimalRules.ForIntegral(integral.Type));

    private static (Expression Left, Expression Right) AsDoubles(Expression left, Expression right) =>
        IsPlainNumber(left.Type) && (IsPlainNumber(right.Type) || (left.Type is NullType && right.Type is DecimalType))
            ? (ImplicitCast.To(left, SqlType.Double), ImplicitCast.To(right, SqlType.Double))
            : (left, right);

    // Here Spark puts a NULL in the place of whatever has no type.
    private static Expression Promoted(Expression operand, SqlType type) =>
        operand.Type is NullType ? Literal.Null(type) : ImplicitCast.To(operand, type);

    private static bool IsPlainNumber(SqlType type) => type is NullType || (type.IsNumeric && type is not DecimalType);

    private static Expression AsLong(Expression operand) =>
        operand.Type is ByteType or ShortType or IntType ? ImplicitCast.To(operand, SqlType.Long) : operand;

    private static (Expression Left, Expression Right) Tightest(Expression left, Expression right, OperandRule rule)
    {
        if (left.Type is NullType && right.Type is NullType)
        {
            return rule.OfNull is null ? (left, right) : (Promoted(left, rule.OfNull), Promoted(right, rule.OfNull));
        }

        var decimals = (left.Type is DecimalType && right.Type is not NullType) || (right.Type is DecimalType && left.Type is not NullType);
        return !decimals && CommonTypes.Tightest(left.Type, right.Type) is { } common && rule.Accepts(common)
            ? (ImplicitCast.To(left, common), ImplicitCast.To(right, common))
            : (left, right);
    }
}
