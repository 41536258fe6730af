using System.Collections.Frozen;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Aggregates.Definitions;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>The aggregate functions, by name.</summary>
public static class AggregateTable
{
    private static readonly AggregateDefinition[] All =
    [
        .. CountDefinitions.All, .. SumDefinitions.All, .. ExtremumDefinitions.All, .. ChoiceDefinitions.All, .. StatisticDefinitions.All,
        .. BitDefinitions.All, .. CollectionDefinitions.All, .. DistributionDefinitions.All,
    ];

    private static readonly FrozenDictionary<string, AggregateDefinition> ByName =
        All.SelectMany(d => d.Aliases.Prepend(d.Name).Select(name => (name, d))).ToFrozenDictionary(p => p.name, p => p.d, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every function once, in the order of the reference.</summary>
    public static IReadOnlyList<AggregateDefinition> Definitions => All;

    /// <summary>Every name and alias.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>True where the name is an aggregate function's, ignoring case.</summary>
    public static bool Contains(string name) => ByName.ContainsKey(name);

    /// <summary>The bound call: arguments checked and coerced as Spark does.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="arguments">Bound over the operator's input; empty for <c>count(*)</c>.</param>
    /// <param name="isDistinct">Bound, but refused on a stream (<see cref="AggregateErrors.Distinct"/>).</param>
    /// <param name="filter">The BOOLEAN condition of <c>FILTER (WHERE ...)</c>.</param>
    /// <param name="ignoreNulls">IGNORE NULLS was written (<c>first</c>, <c>last</c>).</param>
    /// <param name="span">The call's place in the statistic's text.</param>
    /// <exception cref="StatisticException">Spark would refuse it.</exception>
    public static AggregateCall Bind(
        string name, IReadOnlyList<Expression> arguments, bool isDistinct, Expression? filter, bool ignoreNulls, TextSpan span)
    {
        if (!ByName.TryGetValue(name, out var definition))
        {
            throw FunctionErrors.Unresolved(name, Names, span);
        }

        if (arguments.Count < definition.MinArguments || arguments.Count > definition.MaxArguments)
        {
            throw FunctionErrors.WrongCount(name, CountText(definition), arguments.Count, definition.Signature, span);
        }

        if (filter is { Type: not (BooleanType or NullType) })
        {
            throw AggregateErrors.FilterIsNoCondition(filter);
        }

        filter = filter is null ? null : ImplicitCast.To(filter, SqlType.Boolean);
        return definition.Bind(new AggregateBinding(definition, name.ToLowerInvariant(), arguments, isDistinct, filter, ignoreNulls, span));
    }

    private static string CountText(AggregateDefinition definition) => (definition.MinArguments, definition.MaxArguments) switch
    {
        (var least, int.MaxValue) => $"> {least - 1}",
        var (least, most) when least == most => $"{least}",
        var (least, most) => $"[{string.Join(", ", Enumerable.Range(least, most - least + 1))}]",
    };
}
