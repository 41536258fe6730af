using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>One call of a function, about to be bound.</summary>
/// <param name="Definition">The function that is called.</param>
/// <param name="Name">The name by which it was called, in lower case.</param>
/// <param name="Arguments">The bound arguments, before coercion.</param>
/// <param name="Span">The call's place in the statistic's text.</param>
/// <param name="Context">The session's settings.</param>
public sealed record FunctionCall(
    FunctionDefinition Definition,
    string Name,
    IReadOnlyList<Expression> Arguments,
    TextSpan Span,
    FunctionContext Context)
{
    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    public int Count => Arguments.Count;

    public Expression this[int index] => Arguments[index];

    /// <summary>The call as error messages show it.</summary>
    public string Shown => $"{Name}({string.Join(", ", Arguments.Select(a => a.ToName()))})";

    internal StatisticException WrongCount(string expected) =>
        FunctionErrors.WrongCount(Name, expected, Count, Definition.Signature, Span);

    /// <summary>An argument has a type that is not accepted in its place.</summary>
    /// <param name="expected">As Spark words it, quotes included.</param>
    internal StatisticException UnexpectedType(int argument, string expected) => Mismatch(
        "UNEXPECTED_INPUT_TYPE",
        $"The {Ordinal(argument)} parameter requires the {expected} type, "
        + $"however \"{this[argument].ToName()}\" has the type \"{this[argument].Type}\".",
        argument);

    /// <summary>An argument must be a constant and is not.</summary>
    /// <param name="input">What it is called in the message: <c>format</c>.</param>
    internal StatisticException NotConstant(int argument, string input, SqlType type) => Mismatch(
        "NON_FOLDABLE_INPUT",
        $"the input `{input}` should be a foldable \"{type}\" expression; however, got \"{this[argument].ToName()}\".",
        argument);

    /// <summary>Any DATATYPE_MISMATCH, pointing at an argument (-1: the whole call).</summary>
    internal StatisticException Mismatch(string kind, string reason, int argument = -1) => new(
        $"Cannot resolve \"{Shown}\" due to data type mismatch: {reason}",
        argument >= 0 && this[argument].Span.Start >= 0 ? this[argument].Span : Span,
        $"DATATYPE_MISMATCH.{kind}",
        $"It is called as {Definition.Signature}.");

    private static string Ordinal(int argument) => argument < Ordinals.Length ? Ordinals[argument] : $"{argument + 1}th";
}
