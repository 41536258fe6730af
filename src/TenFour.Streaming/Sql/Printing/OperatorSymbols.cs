using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Printing;

/// <summary>How operators are written.</summary>
internal static class OperatorSymbols
{
    public static string Of(BinaryOperator @operator) => @operator switch
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
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, null),
    };

    public static string Of(UnaryOperator @operator) => @operator switch
    {
        UnaryOperator.Not => "NOT",
        UnaryOperator.Plus => "+",
        UnaryOperator.Minus => "-",
        UnaryOperator.BitNot => "~",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, null),
    };

    public static string Of(LikeKind kind) => kind switch
    {
        LikeKind.Like => "LIKE",
        LikeKind.ILike => "ILIKE",
        LikeKind.RLike => "RLIKE",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
