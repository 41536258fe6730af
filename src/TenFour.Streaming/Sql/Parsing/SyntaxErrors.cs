using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>What the lexer and the grammar refuse, with Spark's condition names.</summary>
internal static class SyntaxErrors
{
    public const string SyntaxError = "PARSE_SYNTAX_ERROR";

    public static StatisticException UnclosedComment(TextSpan opening) => new(
        "The comment that begins here with /* is never closed.",
        opening,
        "UNCLOSED_BRACKETED_COMMENT",
        "Add */ at its end; a /* inside a comment needs its own */.");

    public static StatisticException UnclosedString(TextSpan opening, char quote) => new(
        $"Syntax error at {quote}: the text that begins here has no closing {quote}.",
        opening,
        SyntaxError,
        $"Add {quote} at its end; write a {quote} within the text as {quote}{quote}.");

    public static StatisticException UnclosedName(TextSpan opening) => new(
        "Syntax error at `: the name that begins here has no closing back quote.", opening, SyntaxError, "Add ` at its end.");

    /// <param name="text">The text from the stray character on.</param>
    public static StatisticException StrayCharacter(ReadOnlySpan<char> text, int at)
    {
        var length = char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1;
        var advice = text[0] switch
        {
            '\u2018' or '\u2019' or '\u201A' or '\u00B4' => "Write a straight quote: '.",
            '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => "Write a straight quote: \".",
            '\u2013' or '\u2212' => "Write a hyphen: -.",
            '#' => "A comment begins with --.",
            _ => "Remove it; a name with such a character stands in back quotes.",
        };
        return new StatisticException(
            $"Syntax error at '{Shown(text[..length])}': this character means nothing in SQL.", new TextSpan(at, length), SyntaxError, advice);
    }

    public static StatisticException NotAscii(TextSpan span, ReadOnlySpan<char> name) => new(
        $"The name {name} has letters beyond a to z.", span, "INVALID_IDENTIFIER", $"Put it in back quotes: `{name}`.");

    public static StatisticException Hyphen(TextSpan span, string name) => new(
        "Syntax error at '-': a name without quotes has no hyphen.", span, "INVALID_IDENTIFIER", $"Put it in back quotes: `{name}`.");

    public static StatisticException TooDeep(TextSpan span, int limit) => new(
        $"The statistic is nested more than {limit} deep here.",
        span,
        "FAILED_TO_PARSE_TOO_COMPLEX",
        "Take parts out into common table expressions (WITH), or use fewer parentheses, operators or joins in one chain.");

    public static StatisticException TooLong(int length, int limit) => new(
        $"The statistic has {length:N0} characters; at most {limit:N0} are read.",
        new TextSpan(0, 0),
        "FAILED_TO_PARSE_TOO_COMPLEX",
        "Put long lists of values into a static table (--table name=FILE) and join it.");

    private static string Shown(ReadOnlySpan<char> character) =>
        char.IsControl(character[0]) ? $"\\u{(int)character[0]:X4}" : character.ToString();
}
