using System.Text;
using System.Text.RegularExpressions;

namespace TenFour.Streaming.Plans.Functions.Patterns;

/// <summary>
/// The replacement of <c>regexp_replace</c> in Java's form: <c>$1</c> or <c>${name}</c> for a group, a backslash before a character that
/// means itself.
/// </summary>
internal static class RegexReplacement
{
    /// <summary>The text with every match replaced.</summary>
    /// <exception cref="FormatException">The replacement is malformed or names a group that the pattern does not have.</exception>
    public static string Apply(Regex regex, string text, string replacement)
    {
        var (match, end) = (regex.Match(text), 0);
        if (!match.Success)
        {
            return text;
        }

        var parts = Parse(regex, replacement);
        var result = new StringBuilder(text.Length);
        for (; match.Success; match = match.NextMatch())
        {
            result.Append(text, end, match.Index - end);
            foreach (var part in parts)
            {
                result.Append(part.Literal ?? match.Groups[part.Group].Value);
            }

            end = match.Index + match.Length;
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    private static List<(string? Literal, int Group)> Parse(Regex regex, string replacement)
    {
        var parts = new List<(string? Literal, int Group)>();
        for (var at = 0; at < replacement.Length;)
        {
            switch (replacement[at])
            {
                case '\\' when at + 1 < replacement.Length:
                    parts.Add((char.ToString(replacement[at + 1]), 0));
                    at += 2;
                    break;
                case '\\':
                    throw new FormatException("a backslash at the end");
                case '$':
                    at++;
                    parts.Add((null, ReadGroup(regex, replacement, ref at)));
                    break;
                default:
                    parts.Add((char.ToString(replacement[at++]), 0));
                    break;
            }
        }

        return parts;
    }

    private static int ReadGroup(Regex regex, string replacement, ref int at)
    {
        if (at < replacement.Length && replacement[at] == '{')
        {
            var close = replacement.IndexOf('}', at);
            var number = close < 0 ? -1 : regex.GroupNumberFromName(replacement[(at + 1)..close]);
            at = close + 1;
            return number >= 0 ? number : throw new FormatException("no group of that name");
        }

        if (at >= replacement.Length || !char.IsAsciiDigit(replacement[at]))
        {
            throw new FormatException("a $ that names no group");
        }

        // Further digits belong to the number as long as there is such a group.
        var groups = regex.GetGroupNumbers().Max();
        var group = replacement[at++] - '0';
        while (at < replacement.Length && char.IsAsciiDigit(replacement[at]) && (group * 10) + replacement[at] - '0' <= groups)
        {
            group = (group * 10) + replacement[at++] - '0';
        }

        return group <= groups ? group : throw new FormatException($"no group {group}");
    }
}
