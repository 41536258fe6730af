using System.Collections.Frozen;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Collections;
using TenFour.Streaming.Plans.Functions.Conditions;
using TenFour.Streaming.Plans.Functions.DateTimes;
using TenFour.Streaming.Plans.Functions.Documents;
using TenFour.Streaming.Plans.Functions.Encodings;
using TenFour.Streaming.Plans.Functions.Formats;
using TenFour.Streaming.Plans.Functions.Hashes;
using TenFour.Streaming.Plans.Functions.Numbers;
using TenFour.Streaming.Plans.Functions.Others;
using TenFour.Streaming.Plans.Functions.Patterns;
using TenFour.Streaming.Plans.Functions.Text;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>
/// The scalar functions, by name. Aggregates and the functions of event time (<c>window</c>, <c>session_window</c>, <c>window_time</c>)
/// belong to the binder.
/// </summary>
public static class FunctionTable
{
    private static readonly FunctionDefinition[] All =
    [
        .. CaseFunctions.Definitions,
        .. LengthFunctions.Definitions,
        .. TrimFunctions.Definitions,
        .. SubstringFunctions.Definitions,
        .. DelimiterFunctions.Definitions,
        .. SearchFunctions.Definitions,
        .. ReplaceFunctions.Definitions,
        .. PadFunctions.Definitions,
        .. JoinFunctions.Definitions,
        .. CharacterFunctions.Definitions,
        .. SimilarityFunctions.Definitions,
        .. MaskFunction.Definitions,
        .. EltFunction.Definitions,
        .. FormatNumberFunction.Definitions,
        .. FormatStringFunction.Definitions,
        .. Utf8Functions.Definitions,
        .. ToBinaryFunctions.Definitions,
        .. Base64Functions.Definitions,
        .. CharsetFunctions.Definitions,
        .. UrlFunctions.Definitions,
        .. RegexFunctions.Definitions,
        .. RegexReplaceFunction.Definitions,
        .. SplitFunctions.Definitions,
        .. DateFieldFunctions.Definitions,
        .. TimeFieldFunctions.Definitions,
        .. ExtractFunctions.Definitions,
        .. TruncateFunctions.Definitions,
        .. DateArithmeticFunctions.Definitions,
        .. MonthsBetweenFunction.Definitions,
        .. TimestampAddFunctions.Definitions,
        .. MakeDateFunctions.Definitions,
        .. MakeIntervalFunctions.Definitions,
        .. FormatFunctions.Definitions,
        .. ParseFunctions.Definitions,
        .. UnixTimestampFunctions.Definitions,
        .. EpochFunctions.Definitions,
        .. CurrentTimeFunctions.Definitions,
        .. ZoneFunctions.Definitions,
        .. ConditionFunctions.Definitions,
        .. NotANumberFunctions.Definitions,
        .. SignFunctions.Definitions,
        .. OperatorFunctions.Definitions,
        .. RoundFunctions.Definitions,
        .. DoubleFunctions.Definitions,
        .. LogarithmFunctions.Definitions,
        .. TwoNumberFunctions.Definitions,
        .. IntegerFunctions.Definitions,
        .. ConvFunction.Definitions,
        .. HexFunctions.Definitions,
        .. TryFunctions.Definitions,
        .. PmodFunction.Definitions,
        .. HashFunctions.Definitions,
        .. DigestFunctions.Definitions,
        .. ConstructorFunctions.Definitions,
        .. SizeFunctions.Definitions,
        .. ElementFunctions.Definitions,
        .. OrderFunctions.Definitions,
        .. SetFunctions.Definitions,
        .. EditFunctions.Definitions,
        .. SequenceFunction.Definitions,
        .. JsonFunctions.Definitions,
        .. JsonConversionFunctions.Definitions,
        .. CastFunctions.Definitions,
        .. DiagnosticFunctions.Definitions,
    ];

    private static readonly FrozenDictionary<string, FunctionDefinition> ByName =
        All.SelectMany(d => d.Aliases.Prepend(d.Name).Select(name => (name, d)))
            .ToFrozenDictionary(p => p.name, p => p.d, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every function once, by category and then in the order of the reference.</summary>
    public static IReadOnlyList<FunctionDefinition> Definitions => All;

    /// <summary>Every name and alias.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The function of that name or alias, ignoring case, or null.</summary>
    public static FunctionDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The expression of a call: arguments checked and coerced as Spark does.</summary>
    /// <exception cref="StatisticException">
    /// Spark would refuse it: UNRESOLVED_ROUTINE, WRONG_NUM_ARGS.WITHOUT_SUGGESTION, DATATYPE_MISMATCH.*, INVALID_PARAMETER_VALUE.* ...
    /// </exception>
    public static Expression Bind(string name, IReadOnlyList<Expression> arguments, TextSpan span, FunctionContext context)
    {
        var definition = Find(name) ?? throw RefusedFunctions.Find(name, span) ?? FunctionErrors.Unresolved(name, Names, span);
        return definition.Bind(new FunctionCall(definition, name.ToLowerInvariant(), arguments, span, context));
    }
}
