using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>
/// A bound call of an aggregate function: arguments coerced as Spark coerces them, result typed. Immutable and shared; the partial results
/// live in the aggregator that <see cref="CreateAggregator"/> makes.
/// </summary>
public sealed class AggregateCall
{
    private readonly Func<AggregateCall, Aggregator> create;

    internal AggregateCall(string name, IReadOnlyList<Expression> arguments, SqlType type, bool nullable, Func<AggregateCall, Aggregator> create)
    {
        Name = name;
        Arguments = arguments;
        Type = type;
        Nullable = nullable;
        this.create = create;
    }

    /// <summary>The name under which Spark shows the function, in lower case (<c>bool_and</c> also for <c>every</c>).</summary>
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

    internal Func<AggregateCall, string>? Print { get; init; }

    /// <summary>An empty aggregator for one operator's state.</summary>
    public Aggregator CreateAggregator() => create(this);

    /// <summary>The text that Spark shows: the name of a column without alias, such as <c>count(1)</c>.</summary>
    public string ToSql()
    {
        var arguments = Arguments.Count == 0 ? "1" : string.Join(", ", Arguments.Select(a => a.ToSql()));
        var text = Print is null ? $"{Name}({(IsDistinct ? "DISTINCT " : "")}{arguments})" : Print(this);
        return Filter is null ? text : $"{text} FILTER (WHERE {Filter.ToSql()})";
    }

    public override string ToString() => ToSql();
}
