using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Operators whose errors are null: <c>try_add</c> and its kind.</summary>
internal static class TryFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        Define(
            "try_add",
            BinaryOperator.Add,
            "The sum, null on overflow.",
            new("try_add(1, 2)", "3"),
            new("try_add(2147483647, 1)", "null")),
        Define(
            "try_subtract",
            BinaryOperator.Subtract,
            "The difference, null on overflow.",
            new("try_subtract(2, 1)", "1"),
            new("try_subtract(-2147483648, 1)", "null")),
        Define(
            "try_multiply",
            BinaryOperator.Multiply,
            "The product, null on overflow.",
            new("try_multiply(2, 3)", "6"),
            new("try_multiply(2147483647, 2)", "null")),
        Define(
            "try_divide",
            BinaryOperator.Divide,
            "The quotient, null on division by zero.",
            new("try_divide(3, 2)", "1.5"),
            new("try_divide(1, 0)", "null")),
        Define(
            "try_mod",
            BinaryOperator.Modulo,
            "The remainder, null on division by zero.",
            new("try_mod(3, 2)", "1"),
            new("try_mod(3, 0)", "null")),
    ];

    private static FunctionDefinition Define(string name, BinaryOperator op, string description, params FunctionExample[] examples) =>
        new(FunctionCategory.Math, name, $"{name}(a, b)", description)
        {
            Examples = examples,
            Bind = call => BindTry(call, op),
        };

    private static Expression BindTry(FunctionCall call, BinaryOperator op)
    {
        if (call.Count != 2)
        {
            throw call.WrongCount("2");
        }

        var operation = ExpressionFactory.Binary(op, call[0], call[1], call.Span);

        // Of two numbers only the operation itself is tried: what fails before it fails.
        var numbers = call[0].Type.IsNumeric && call[1].Type.IsNumeric;
        return call.Replaced(new TryExpression(call.Name, operation, numbers));
    }
}
