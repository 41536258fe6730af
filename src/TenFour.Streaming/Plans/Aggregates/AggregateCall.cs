using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>
/// A bound call of an aggregate function: arguments coerced as Spark coerces them, result typed. Immutable and shared; partial results live
/// in aggregators that the operator makes of it.
/// </summary>
public sealed class AggregateCall
{
    private readonly Func<Aggregator> create;

    internal AggregateCall(string name, IReadOnlyList<Expression> arguments, SqlType type, bool nullable, Func<Aggregator> create)
    {
        Name = name;
        Arguments = arguments;
        Type = type;
        Nullable = nullable;
        this.create = create;
    }

    /// <summary>The name by which the function was called, in lower case: Spark shows <c>mean(x)</c> and <c>every(x)</c> as they were written.</summary>
    public string Name { get; }

    /// <summary>The arguments over the operator's input, coerced; empty for <c>count(*)</c>.</summary>
    public IReadOnlyList<Expression> Arguments { get; }

    /// <summary>The condition of <c>FILTER (WHERE ...)</c>: only rows for which it is true are aggregated.</summary>
    public Expression? Filter { get; internal init; }

    public bool IgnoreNulls { get; internal init; }

    /// <summary>No stream allows it; the plan checker refuses such a call with <see cref="AggregateErrors.Distinct"/>.</summary>
    public bool IsDistinct { get; internal init; }

    public SqlType Type { get; }

    public bool Nullable { get; }

    public TextSpan Span { get; internal init; } = TextSpan.None;

    /// <summary>What decides whether a state fits: function, argument types, what is counted.</summary>
    public string Signature =>
        $"{Name}({string.Join(", ", Arguments.Select(a => a.Type))}){Layout}{(IgnoreNulls ? " IGNORE NULLS" : "")}{(Filter is null ? "" : " FILTER")}";

    /// <summary>An argument that only sets the function up, such as a percentage; part of the text and of the signature.</summary>
    internal IReadOnlyList<Expression> Settings { get; init; } = [];

    /// <summary>What else decides how the state is laid out, in words; Spark does not show it.</summary>
    internal string Layout { get; init; } = "";

    /// <summary>The text that Spark shows: the name of a column without alias, such as <c>count(1)</c>.</summary>
    public string ToName() => Print(e => e.ToName());

    /// <summary>The call as valid Spark SQL.</summary>
    public string ToSql() => Print(e => e.ToSql()) + (IgnoreNulls ? " IGNORE NULLS" : "");

    public override string ToString() => ToSql();

    /// <summary>The same call over other arguments (of the same types).</summary>
    public AggregateCall Transform(Func<Expression, Expression> change) =>
        new(Name, [.. Arguments.Select(a => a.Transform(change))], Type, Nullable, create)
        {
            Filter = Filter?.Transform(change),
            IgnoreNulls = IgnoreNulls,
            IsDistinct = IsDistinct,
            Settings = Settings,
            Layout = Layout,
            Span = Span,
        };

    /// <summary>An empty aggregator for one operator's state.</summary>
    internal Aggregator CreateAggregator() => create();

    private string Print(Func<Expression, string> print)
    {
        var arguments = Arguments.Count == 0 ? "1" : string.Join(", ", Arguments.Concat(Settings).Select(print));
        var filter = Filter is null ? "" : $" FILTER (WHERE {print(Filter)})";
        return $"{Name}({(IsDistinct ? "DISTINCT " : "")}{arguments}){filter}";
    }
}
