using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>The symbols of operators, and the functions that give null where they fail.</summary>
internal static class OperatorText
{
    public static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "OR",
        BinaryOperator.And => "AND",
        BinaryOperator.Equal => "=",
        BinaryOperator.NullSafeEqual => "<=>",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.BitOr => "|",
        BinaryOperator.BitXor => "^",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.ShiftRightUnsigned => ">>>",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Concat => "||",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.IntegralDivide => "div",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static string? TryFunction(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "try_add",
        BinaryOperator.Subtract => "try_subtract",
        BinaryOperator.Multiply => "try_multiply",
        _ => null,
    };
}
