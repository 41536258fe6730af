using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Syntax;

public enum UnaryOperator
{
    Not,
    Plus,
    Minus,
    BitNot,
}

public enum BinaryOperator
{
    Or,
    And,
    Equal,
    NullSafeEqual,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    BitOr,
    BitXor,
    BitAnd,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
    Add,
    Subtract,
    Concat,
    Multiply,
    Divide,
    Modulo,
    IntegralDivide,
}

/// <summary><c>NOT a</c> (also written <c>!a</c>), <c>+a</c>, <c>-a</c>, <c>~a</c>.</summary>
public sealed record UnarySyntax(TextSpan Span, UnaryOperator Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Operand];
}

/// <summary>
/// An operator between two operands. Chains of AND and of OR are balanced as Spark balances them, others lean left.
/// <c>&lt;&gt;</c> and <c>!=</c> are <see cref="BinaryOperator.NotEqual"/>, which Spark reads as NOT (a = b).
/// </summary>
public sealed record BinarySyntax(TextSpan Span, BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right)
    : ExpressionSyntax(Span)
{
    public override IEnumerable<SyntaxNode> Children => [Left, Right];
}
