using System.Globalization;

namespace TenFour.Streaming.Json.Tokens;

/// <summary>Which UTF-16 units Java takes for parts of a word: they decide where Spark's parser goes on after an unknown word.</summary>
internal static class JavaIdentifier
{
    public static bool IsStart(int unit) => char.GetUnicodeCategory((char)unit) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.CurrencySymbol or UnicodeCategory.ConnectorPunctuation;

    public static bool IsPart(int unit) => IsStart(unit) || IsIgnorable(unit) || char.GetUnicodeCategory((char)unit) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.Format;

    private static bool IsIgnorable(int unit) => unit is (>= 0 and <= 8) or (>= 0x0E and <= 0x1B) or (>= 0x7F and <= 0x9F);
}
