using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Coercion;

/// <summary>Spark's refusals of operands of the wrong type, with its condition names and texts.</summary>
public static class TypeMismatch
{
    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The operands of an operator have no common type.</summary>
    public static StatisticException DifferentTypes(string name, SqlType left, SqlType right, TextSpan span) => Make(
        "BINARY_OP_DIFF_TYPES",
        name,
        $"the left and right operands of the binary operator have incompatible types ({Quote(left)} and {Quote(right)}).",
        span,
        $"Cast one side, as in CAST(... AS {left}), if that is what is meant.");

    /// <summary>The operands of an operator have one type, which it does not work on.</summary>
    /// <param name="required">As Spark lists it: <c>"NUMERIC"</c> or <c>("DOUBLE" or "DECIMAL")</c>.</param>
    public static StatisticException WrongType(string name, string required, SqlType actual, TextSpan span) => Make(
        "BINARY_OP_WRONG_TYPE",
        name,
        $"the binary operator requires the input type {required}, not {Quote(actual)}.",
        span);

    /// <summary>An argument has a type that is neither taken nor implicitly cast.</summary>
    /// <param name="index">Of the argument, from 0.</param>
    /// <param name="required">As Spark lists it, quotes included.</param>
    /// <param name="argument">The name (<see cref="Expression.ToName"/>) of the argument.</param>
    public static StatisticException UnexpectedInput(
        string name, int index, string required, string argument, SqlType actual, TextSpan span) => Make(
        "UNEXPECTED_INPUT_TYPE",
        name,
        $"The {Ordinals[index]} parameter requires the {required} type, however \"{argument}\" has the type {Quote(actual)}.",
        span);

    /// <summary>Values that must have one type have none in common.</summary>
    /// <param name="function">The function's name in lower case: <c>coalesce</c>, <c>in</c>, <c>casewhen</c>.</param>
    /// <param name="alternatives">Whether the types are listed as alternatives, as some functions do.</param>
    public static StatisticException DataDifferentTypes(
        string name, string function, IEnumerable<SqlType> types, TextSpan span, bool alternatives = false) => Make(
        "DATA_DIFF_TYPES",
        name,
        $"Input to `{function}` should all be the same type, but it's "
        + (alternatives ? $"({string.Join(" or ", types.Select(Quote))})." : $"[{string.Join(", ", types.Select(Quote))}]."),
        span,
        "Cast them to one type.");

    /// <summary>Values of the type cannot be compared.</summary>
    public static StatisticException NotOrderable(string name, string function, SqlType type, TextSpan span) => Make(
        "INVALID_ORDERING_TYPE",
        name,
        $"The `{function}` does not support ordering on type {Quote(type)}.",
        span);

    /// <summary>Any other <c>DATATYPE_MISMATCH</c>.</summary>
    /// <param name="subcondition">The part of the condition's name behind the point.</param>
    /// <param name="name">The name (<see cref="Expression.ToName"/>) of the refused expression.</param>
    public static StatisticException Make(string subcondition, string name, string reason, TextSpan span, string? advice = null) =>
        new($"Cannot resolve \"{name}\" due to data type mismatch: {reason}", span, $"DATATYPE_MISMATCH.{subcondition}", advice);

    /// <summary>A type as Spark quotes it in messages.</summary>
    public static string Quote(SqlType type) => $"\"{type}\"";
}
