using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Streaming.Tests.Sql;

public class CaretTextTests
{
    [Fact]
    public void Error_WithConditionAndAdvice_ShowsAll() => Assert.Equal(
        """
        error [PARSE_SYNTAX_ERROR]: Syntax error at 'SELEC': SELECT was expected.
          calls.sql:2:1
          2 | SELEC disposition FROM calls
            | ^^^^^
        Did you mean SELECT?

        """,
        Render("-- title: a\n⟦SELEC⟧ disposition FROM calls\n", "Syntax error at 'SELEC': SELECT was expected.", "PARSE_SYNTAX_ERROR", "Did you mean SELECT?"));

    [Theory]
    [InlineData("a\t⟦b⟧", "1 | a    b", "  |      ^")]
    [InlineData("日本 ⟦b⟧", "1 | 日本 b", "  |      ^")]
    [InlineData("⟦'日本'⟧ b", "1 | '日本' b", "  | ^^^^^^")]
    [InlineData("'👩‍🚒🇺🇸' ⟦b⟧", "1 | '👩‍🚒🇺🇸' b", "  |        ^")]
    [InlineData("'e\u0301' ⟦b⟧", "1 | 'e\u0301' b", "  |     ^")]
    [InlineData("'☎\uFE0F' ⟦b⟧", "1 | '☎\uFE0F' b", "  |      ^")]
    [InlineData("a⟦⟧", "1 | a", "  |  ^")]
    [InlineData("a ⟦b\nc⟧ d", "1 | a b", "  |   ^")]
    [InlineData("a\r\nb⟦c⟧\r\nd", "2 | bc", "  |  ^")]
    [InlineData("a\n⟦\n⟧b", "2 | ", "  | ^")]
    [InlineData("\u0001⟦b⟧", "1 | ?b", "  |  ^")]
    public void Line_WithAnyCharacters_HasTheCaretUnderThePlace(string marked, string line, string caret)
    {
        var lines = Render(marked, "no", null, null).Split('\n');

        Assert.Equal("  " + line, lines[2]);
        Assert.Equal("  " + caret, lines[3]);
    }

    [Fact]
    public void Line_TooLong_IsCutAroundThePlace()
    {
        var lines = Render(new string('a', 1000) + "⟦bcd⟧" + new string('e', 1000), "no", null, null).Split('\n');

        Assert.Equal("  1 | ..." + new string('a', 57) + "bcd" + new string('e', 54) + "...", lines[2]);
        Assert.Equal("    | " + new string(' ', 60) + "^^^", lines[3]);
    }

    [Fact]
    public void Place_TooLong_IsCut()
    {
        var lines = Render("⟦" + new string('b', 1000) + "⟧", "no", null, null).Split('\n');

        Assert.Equal("  1 | " + new string('b', 117) + "...", lines[2]);
        Assert.Equal("    | " + new string('^', 120), lines[3]);
    }

    [Fact]
    public void Error_WithoutAPlace_ShowsOnlyItsWords() => Assert.Equal(
        "error: no\n", CaretText.Render(new StatisticException("no", TextSpan.None), "SELECT 1", "a.sql"));

    [Theory]
    [InlineData("ab\ncd", 4, 2, 2)]
    [InlineData("ab\r\ncd", 4, 2, 1)]
    [InlineData("ab\rcd", 3, 2, 1)]
    [InlineData("😀b", 2, 1, 2)]
    [InlineData("ab", 2, 1, 3)]
    public void Locate_ByOffset_CountsLinesAndCharactersFromOne(string text, int offset, int line, int column) =>
        Assert.Equal((line, column), CaretText.Locate(text, offset));

    private static string Render(string marked, string message, string? condition, string? advice)
    {
        var (text, span) = Marked.Parse(marked);
        return CaretText.Render(new StatisticException(message, span, condition, advice), text, "calls.sql");
    }
}
