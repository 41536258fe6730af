using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>One call of an aggregate function, about to be bound.</summary>
/// <param name="Definition">The function that is called.</param>
/// <param name="Name">The name by which it was called, in lower case.</param>
/// <param name="Arguments">The bound arguments, before coercion.</param>
public sealed record AggregateBinding(
    AggregateDefinition Definition,
    string Name,
    IReadOnlyList<Expression> Arguments,
    bool IsDistinct,
    Expression? Filter,
    bool IgnoreNulls,
    TextSpan Span)
{
    public Expression this[int index] => Arguments[index];

    /// <summary>The call over its arguments as they are.</summary>
    internal AggregateCall Call(SqlType type, bool nullable, Func<Aggregator> create) => Call(Arguments, type, nullable, create);

    /// <summary>The call over coerced arguments.</summary>
    internal AggregateCall Call(
        IReadOnlyList<Expression> arguments, SqlType type, bool nullable, Func<Aggregator> create, params IReadOnlyList<Expression> settings) =>
        Call(arguments, type, nullable, create, "", settings);

    /// <summary>The same, where more than the types of the arguments decides how the state is laid out.</summary>
    internal AggregateCall Call(
        IReadOnlyList<Expression> arguments, SqlType type, bool nullable, Func<Aggregator> create, string layout, params IReadOnlyList<Expression> settings) =>
        new(Name, arguments, type, nullable, create)
        {
            Layout = layout,
            Filter = Filter,
            IsDistinct = IsDistinct,
            IgnoreNulls = IgnoreNulls,
            Span = Span,
            Settings = settings,
        };

    /// <summary>An argument of a type that the function does not take.</summary>
    /// <param name="index">The argument's index.</param>
    /// <param name="expected">As Spark lists types: <c>"NUMERIC" or "ANSI INTERVAL"</c>.</param>
    public StatisticException Mismatch(int index, string expected) => new(
        $"Cannot resolve \"{Name}({string.Join(", ", Arguments.Select(a => a.ToName()))})\" due to data type mismatch: "
            + $"The {Ordinal(index)} parameter requires the {expected} type, however \"{Arguments[index].ToName()}\" has the type \"{Arguments[index].Type}\".",
        Arguments[index].Span,
        "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
        $"It is called as {Definition.Signature}.");

    private static string Ordinal(int index) => index switch { 0 => "first", 1 => "second", 2 => "third", _ => "last" };
}
