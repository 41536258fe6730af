using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;

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
    public int Count => Arguments.Count;

    public Expression this[int index] => Arguments[index];
}
