using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>A scalar function: how it is called, what it does, and how a call of it becomes an expression.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Signature">The call as the reference shows it, such as <c>substring(text, position[, length])</c>.</param>
/// <param name="Description">What it gives, in one line.</param>
public sealed record FunctionDefinition(FunctionCategory Category, string Name, string Signature, string Description)
{
    /// <summary>Further names of the same function.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<FunctionExample> Examples { get; init; } = [];

    /// <summary>Makes the expression of a call. Checks the arguments and coerces them as Spark does.</summary>
    public required Func<FunctionCall, Expression> Bind { get; init; }
}
