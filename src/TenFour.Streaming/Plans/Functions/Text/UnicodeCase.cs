using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>Unicode's full case mappings without a language, as Spark applies them.</summary>
internal static class UnicodeCase
{
    private const char Sigma = '\u03A3';
    private const char FinalSigma = '\u03C2';

    public static string ToUpper(string text) => Map(text, SpecialCasing.Upper);

    public static string ToLower(string text)
    {
        var lower = new StringBuilder(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            lower.Append(rune.Value switch
            {
                0x0130 => "i\u0307",
                Sigma when IsFinal(text, at) => char.ToString(FinalSigma),
                _ => Rune.ToLowerInvariant(rune).ToString(),
            });
            at += rune.Utf16SequenceLength;
        }

        return lower.ToString();
    }

    /// <summary>Lower case, but each first letter after a space (and only after a space) in title case.</summary>
    public static string ToTitle(string text)
    {
        var afterSpace = true;
        return Map(ToLower(text), rune =>
        {
            var mapped = afterSpace ? SpecialCasing.Title(rune) : rune.ToString();
            afterSpace = rune.Value == ' ';
            return mapped;
        });
    }

    private static string Map(string text, Func<Rune, string> map)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            mapped.Append(map(rune));
        }

        return mapped.ToString();
    }

    /// <summary>A sigma is final when letters stand before it and none after it, marks and apostrophes not counted.</summary>
    private static bool IsFinal(string text, int sigma) =>
        NextLetter(text, sigma - 1, -1) && !NextLetter(text, sigma + 1, 1);

    private static bool NextLetter(string text, int at, int step)
    {
        while (at >= 0 && at < text.Length && IsIgnorable(text[at]))
        {
            at += step;
        }

        return at >= 0 && at < text.Length && (char.IsUpper(text[at]) || char.IsLower(text[at]) || char.IsSurrogate(text[at]));
    }

    private static bool IsIgnorable(char c) => c is '\'' or '.' or ':' or '\u00B7' or '\u2018' or '\u2019' or '\u2024' or '\u2027'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
