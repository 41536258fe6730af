using System.Diagnostics.CodeAnalysis;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A date-time pattern that Spark refuses, with its condition name. Caught by the kernel, which knows the row.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Made only here, always with a condition.")]
internal sealed class PatternException(string condition, string message, Exception inner) : Exception(message, inner)
{
    /// <summary>The letters that Spark 2 knew: a pattern that was good then is refused with other words.</summary>
    private const string OldLetters = "GyYMLwWDdFEuaHkKhmsSzZX";

    /// <summary>The runs that Java takes and Spark does not: narrow texts, and years of more digits.</summary>
    private static readonly string[] TooLong = ["GGGGG", "MMMMM", "LLLLL", "EEEEE", "QQQQQ", "qqqqq", "yyyyyyy"];

    public string Condition { get; } = condition;

    /// <summary>The compiled pattern of a row.</summary>
    /// <exception cref="RowException">Spark refuses the pattern.</exception>
    public static DateTimePattern Check(int row, LastText<DateTimePattern> compiled, ReadOnlySpan<byte> pattern)
    {
        try
        {
            return compiled.Get(pattern);
        }
        catch (PatternException e)
        {
            throw new RowException(row, e.Condition, e.Message, "docs/sql.md lists the pattern letters.");
        }
    }

    public static PatternException For(string pattern, bool isParsing, FormatException reason)
    {
        if (WasGoodOnce(pattern))
        {
            return new PatternException(
                "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION",
                $"Fail to recognize '{pattern}' pattern in the DateTimeFormatter: {reason.Message}.",
                reason);
        }

        if (TooLong.FirstOrDefault(run => pattern.Contains(run, StringComparison.Ordinal)) is { } run)
        {
            return new PatternException(
                "INVALID_DATETIME_PATTERN.LENGTH",
                $"Unrecognized datetime pattern: {pattern}. Too many letters in datetime pattern: {run}. Please reduce pattern length.",
                reason);
        }

        foreach (var letter in Letters(pattern))
        {
            if (PatternLetters.IsWeekLetter(letter))
            {
                return new PatternException(
                    "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN",
                    $"All week-based patterns are unsupported since Spark 3.0, detected week-based character: {letter}.",
                    reason);
            }

            if (PatternLetters.IsIllegal(letter, isParsing))
            {
                return new PatternException(
                    "INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER",
                    $"Unrecognized datetime pattern: {pattern}. Illegal pattern character found in datetime pattern: {letter}.",
                    reason);
            }
        }

        return new PatternException("INVALID_DATETIME_PATTERN.WITH_SUGGESTION", $"Unrecognized datetime pattern: '{pattern}'.", reason);
    }

    /// <summary>Spark 2 took its letters in any number (X up to three) and all signs, with quotes closed.</summary>
    private static bool WasGoodOnce(string pattern) =>
        pattern.Count(c => c == '\'') % 2 == 0
        && Letters(pattern).All(c => OldLetters.Contains(c, StringComparison.Ordinal))
        && !pattern.Contains("XXXX", StringComparison.Ordinal);

    private static IEnumerable<char> Letters(string pattern) =>
        pattern.Split('\'').Where((_, i) => i % 2 == 0).SelectMany(part => part).Where(char.IsAsciiLetter);
}
