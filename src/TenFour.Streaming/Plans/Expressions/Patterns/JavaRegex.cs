using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>Java regular expressions, by translation to .NET ones whose groups have Java's numbers. A match may take only so long.</summary>
public static class JavaRegex
{
    /// <summary>How long one match may take: a pattern that backtracks without end fails its row, not the process.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Compiles a pattern; false where Java would refuse it or a part of it has no translation.</summary>
    /// <param name="problem">Why not.</param>
    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? problem)
    {
        (regex, problem) = (null, null);
        try
        {
            regex = new Regex(JavaRegexTranslator.Translate(pattern), RegexOptions.CultureInvariant, MatchTimeout);
            return true;
        }
        catch (JavaRegexException e)
        {
            problem = $"{e.Message} near index {e.Index}";
            return false;
        }
        catch (RegexParseException e)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <summary>Spark's error of a pattern that it cannot compile.</summary>
    /// <param name="function">The function's name in lower case, such as <c>rlike</c>.</param>
    /// <param name="problem">What is wrong with it; becomes the advice.</param>
    public static RowException Invalid(int row, string function, string pattern, string problem) => new(
        row,
        "INVALID_PARAMETER_VALUE.PATTERN",
        $"The value of parameter(s) `regexp` in `{function}` is invalid: {SqlText.Quote(pattern)}.",
        $"Correct the regular expression: {problem}.");

    /// <summary>The error of a match that took longer than <see cref="MatchTimeout"/>.</summary>
    public static RowException TimedOut(int row, string function, string pattern) => new(
        row,
        "INVALID_PARAMETER_VALUE.PATTERN",
        $"The pattern {SqlText.Quote(pattern)} of `{function}` took longer than {MatchTimeout.TotalSeconds:0} s on one value.",
        "Write the pattern so that it does not try the same text again and again, as nested repetitions do.");
}
