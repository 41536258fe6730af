using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>The functions that give null where an operator fails.</summary>
internal static class TryFunctionName
{
    public static string? Of(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "try_add",
        BinaryOperator.Subtract => "try_subtract",
        BinaryOperator.Multiply => "try_multiply",
        _ => null,
    };
}
