using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Coercion;

/// <summary>
/// An integer beside a decimal constant: <c>i &gt; 1.5</c> is <c>i &gt; 1</c>, and beyond BIGINT the answer does not depend on the integer.
/// Spark does so before it names the column, and so the name shows it.
/// </summary>
internal static class DecimalLiteralComparison
{
    /// <summary>The integer comparison that says the same; null where the rule does not apply.</summary>
    /// <param name="constant">Set where the answer is always that.</param>
    public static (Expression Left, Expression Right)? Apply(BinaryOperator op, Expression left, Expression right, out bool? constant)
    {
        constant = null;
        if (op is not (BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual))
        {
            return null;
        }

        if (left.Type.IsIntegral && right is Literal { IsNull: false, Type: DecimalType } onRight)
        {
            // i > 1.5 and i <= 1.5 round down, i >= 1.5 and i < 1.5 round up.
            var value = Whole(onRight, up: op is BinaryOperator.GreaterOrEqual or BinaryOperator.Less);
            constant = Beyond(value) is { } side ? (side < 0) == (op is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual) : null;
            return (left, constant is null ? Literal.Long((long)value) : right);
        }

        if (right.Type.IsIntegral && left is Literal { IsNull: false, Type: DecimalType } onLeft)
        {
            var value = Whole(onLeft, up: op is BinaryOperator.Greater or BinaryOperator.LessOrEqual);
            constant = Beyond(value) is { } side ? (side < 0) == (op is BinaryOperator.Less or BinaryOperator.LessOrEqual) : null;
            return (constant is null ? Literal.Long((long)value) : left, right);
        }

        return null;
    }

    private static Int128 Whole(Literal literal, bool up)
    {
        var (quotient, remainder) = Int128.DivRem(literal.Get<Int128>(), DecimalMath.Power(((DecimalType)literal.Type).Scale));
        return quotient + (up && remainder > 0 ? 1 : !up && remainder < 0 ? -1 : 0);
    }

    private static int? Beyond(Int128 value) => value > long.MaxValue ? 1 : value < long.MinValue ? -1 : null;
}
