using System.Text.RegularExpressions;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Patterns;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Functions.Patterns;

/// <summary>The texts (argument 0) and patterns (argument 1) of a function of regular expressions.</summary>
internal sealed class RegexInput(KernelInput input, string function)
{
    private readonly StringColumn texts = input.Strings(0);
    private readonly StringColumn patterns = input.Strings(1);
    private readonly RegexCache cache = input.Kept(() => new RegexCache(function));

    public Regex Pattern(int row)
    {
        RegexCache.CheckBudget(texts[row]);
        return cache.Get(patterns[row], row);
    }

    public string Text(int row) => texts.GetString(row);

    public string PatternText(int row) => patterns.GetString(row);

    /// <summary>Runs what works on a row's pattern and text.</summary>
    /// <exception cref="RowException">The pattern is malformed, or takes too long.</exception>
    public T Run<T>(int row, Func<Regex, string, T> work)
    {
        try
        {
            return work(Pattern(row), Text(row));
        }
        catch (RegexMatchTimeoutException)
        {
            throw JavaRegex.TimedOut(row, function, PatternText(row));
        }
    }

    /// <summary>The text of a group of a match, empty where the group took no part.</summary>
    /// <exception cref="RowException">The pattern has no such group.</exception>
    public string Group(int row, Match match, int group)
    {
        var groups = Pattern(row).GetGroupNumbers().Max();
        return group >= 0 && group <= groups ? match.Groups[group].Value : throw RowErrors.InvalidParameter(
            row, "REGEX_GROUP_INDEX", function, "idx", $"Expects group index between 0 and {groups}, but got {group}");
    }
}
