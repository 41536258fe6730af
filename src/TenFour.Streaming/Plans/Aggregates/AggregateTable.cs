using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>The aggregate functions, by name.</summary>
public static class AggregateTable
{
    /// <summary>Every name and alias.</summary>
    public static IEnumerable<string> Names => [];

    /// <summary>True where the name is an aggregate function's, ignoring case.</summary>
    public static bool Contains(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The bound call: arguments checked and coerced as Spark does.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="arguments">Bound over the operator's input; empty for <c>count(*)</c>.</param>
    /// <param name="isDistinct">Bound, but refused on a stream (<see cref="AggregateErrors.Distinct"/>).</param>
    /// <param name="filter">The BOOLEAN condition of <c>FILTER (WHERE ...)</c>.</param>
    /// <param name="ignoreNulls">IGNORE NULLS was written (<c>first</c>, <c>last</c>).</param>
    /// <param name="span">The call's place in the statistic's text.</param>
    /// <exception cref="StatisticException">Spark would refuse it.</exception>
    public static AggregateCall Bind(
        string name, IReadOnlyList<Expression> arguments, bool isDistinct, Expression? filter, bool ignoreNulls, TextSpan span) =>
        throw new NotSupportedException(name);
}
