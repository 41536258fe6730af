namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>An aggregate function: how it is called, what it does, and how a call of it is bound.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Signature">The call as the reference shows it, such as <c>first(value[, ignoreNulls])</c>.</param>
/// <param name="Description">What it gives, in one line.</param>
/// <param name="MinArguments">The least number of arguments; <c>count(*)</c> has none.</param>
/// <param name="MaxArguments">The greatest number.</param>
public sealed record AggregateDefinition(string Name, string Signature, string Description, int MinArguments, int MaxArguments)
{
    /// <summary>Further names of the same function.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Checks the arguments, coerces them as Spark does, and makes the call.</summary>
    public required Func<AggregateBinding, AggregateCall> Bind { get; init; }
}
