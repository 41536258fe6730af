using System.Text.RegularExpressions;
using CsCheck;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Patterns;

namespace TenFour.Streaming.Tests.Plans.Expressions.Patterns;

/// <summary>What patterns match is settled by Spark's answers; here is what those cannot show.</summary>
public sealed class JavaRegexTests
{
    [Fact]
    public void Groups_NamedAndUnnamed_AreNumberedFromTheLeft()
    {
        Assert.True(JavaRegex.TryCompile("(a)(?<second>b)(c)", out var regex, out _));

        var match = regex.Match("abc");

        Assert.Equal(["a", "b", "c"], [match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value]);
    }

    [Theory]
    [InlineData(@"\X")]
    [InlineData(@"\N{DIGIT ONE}")]
    [InlineData(@"\p{IsKlingon}")]
    [InlineData(@"\p{InNowhere}")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData("a{2,1}")]
    [InlineData("a{99999999999}")]
    [InlineData(@"\k<nobody>")]
    [InlineData("(?<a>x)(?<a>y)")]
    [InlineData("(?y)a")]
    [InlineData(@"\")]
    public void Pattern_ThatCannotBeTranslated_TellsWhy(string pattern)
    {
        Assert.False(JavaRegex.TryCompile(pattern, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData(@"(?x) a \# b # comment", "a#b")]
    [InlineData(@"[\Q-]\E]+", "-]-]")]
    [InlineData(@"\Qa+\E+b", "a++b")]
    [InlineData(@"(a)?b\1", "b?")]
    [InlineData(@"a(?i)b(?-i)c", "aBc")]
    [InlineData(@"(?i:a)b", "Ab")]
    [InlineData(@"[^\d&&[^5]]", "5")]
    [InlineData(@"[\p{L}&&[^a-z]]", "Ä")]
    [InlineData(@"\uD83D\uDE00", "😀")]
    [InlineData(@"[^a]", "😀")]
    [InlineData(@"\cA", "\u0001")]
    [InlineData(@"(?s).", "\n")]
    [InlineData(@"(?d)a.b", "a\rb")]
    public void Pattern_OfAnOddForm_Matches(string pattern, string text)
    {
        Assert.True(JavaRegex.TryCompile(pattern, out var regex, out var problem), problem);
        Assert.Equal(!text.EndsWith('?'), regex.IsMatch(text));
    }

    [Fact]
    public void Pattern_OfRandomSigns_IsCompiledOrRefused() =>
        Gen.Char[@"ab0-9()[]{}|*+?.^$\dpQE&&<=!:i,"].Array[0, 14].Select(c => new string(c)).Sample(
            pattern => JavaRegex.TryCompile(pattern, out _, out var problem) || problem.Length > 0, iter: 3000);

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    public void Pattern_NestedWithoutEnd_IsRefused(char open) =>
        Assert.False(JavaRegex.TryCompile(new string(open, 100_000), out _, out _));

    [Fact]
    public void Match_ThatNeverEnds_FailsItsRow()
    {
        Assert.True(JavaRegex.TryCompile("(a+)+$", out var regex, out _));
        var impatient = new Regex(regex.ToString(), RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(20));

        Assert.Throws<RegexMatchTimeoutException>(() => impatient.IsMatch(new string('a', 40) + "b"));
        Assert.Equal(JavaRegex.MatchTimeout, regex.MatchTimeout);
        Assert.Equal(3, JavaRegex.TimedOut(3, "rlike", "(a+)+$").Row);
    }

    [Fact]
    public void Cache_OfARepeatedPattern_CompilesItOnce()
    {
        var cache = new RegexCache("rlike");

        var first = cache.Get("a+"u8, row: 0);

        Assert.Same(first, cache.Get("a+"u8, row: 1));
        Assert.Equal("rlike", Assert.Throws<RowException>(() => cache.Get("("u8, row: 2)).Message.Split('`')[3]);
    }
}
