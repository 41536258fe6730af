using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Operators that can also be written as functions.</summary>
internal static class OperatorFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define(
            "mod",
            BinaryOperator.Modulo,
            "The remainder, with the sign of a.",
            new("mod(-7, 3)", "-1"),
            new("mod(7, 0)", "REMAINDER_BY_ZERO")),
        Define(
            "shiftleft",
            BinaryOperator.ShiftLeft,
            "The bits of a moved left.",
            new("shiftleft(2, 1)", "4"),
            new("shiftleft(1, 33)", "2")),
        Define(
            "shiftright",
            BinaryOperator.ShiftRight,
            "The bits of a moved right, with its sign.",
            new("shiftright(4, 1)", "2"),
            new("shiftright(-4, 1)", "-2")),
        Define(
            "shiftrightunsigned",
            BinaryOperator.ShiftRightUnsigned,
            "The bits of a moved right, with zeros.",
            new("shiftrightunsigned(-4, 1)", "2147483646"),
            new("shiftrightunsigned(4, 33)", "2")),
        new(FunctionCategory.Math, "div", "div(a, b)", "The quotient without its fraction, as a BIGINT.")
        {
            Examples = [new("div(7, 2)", "3"), new("7 div 2", "3")],
            Bind = call => call.Count == 2
                ? ExpressionFactory.Binary(BinaryOperator.IntegralDivide, call[0], call[1], call.Span)
                : throw call.WrongCount("2"),
        },
        new(FunctionCategory.Math, "negative", "negative(x)", "The number or interval with the other sign.")
        {
            Examples = [new("negative(3)", "-3"), new("negative(-1.5)", "1.5")],
            Bind = call => call.Replaced(Unary(call, UnaryOperator.Minus)),
        },
        new(FunctionCategory.Math, "positive", "positive(x)", "The number or interval.")
        {
            Examples = [new("positive(3)", "3"), new("positive('2')", "2.0")],
            Bind = call => Unary(call, UnaryOperator.Plus),
        },
    ];

    private static FunctionDefinition Define(string name, BinaryOperator op, string description, params FunctionExample[] examples) =>
        new(FunctionCategory.Math, name, $"{name}(a, b)", description)
        {
            Examples = examples,
            Bind = call => call.Count == 2
                ? call.Replaced(ExpressionFactory.Binary(op, call[0], call[1], call.Span))
                : throw call.WrongCount("2"),
        };

    private static Expression Unary(FunctionCall call, UnaryOperator op) =>
        call.Count == 1 ? ExpressionFactory.Unary(op, call[0], call.Span) : throw call.WrongCount("1");
}
