using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using TenFour.Streaming.Plans.Expressions.Patterns;

namespace TenFour.Streaming.Tests.Plans.Expressions.Patterns;

public sealed class LikePatternTests
{
    [Fact]
    public void Matches_OfRandomPatterns_AreThoseOfARegularExpression() =>
        Gen.Select(Texts("ab%_é😀"), Texts("abé😀")).Sample((pattern, text) =>
        {
            var like = LikePattern.TryParse(pattern, '\\', out _)!;

            Assert.Equal(ByRegex(pattern).IsMatch(text), like.Matches(Encoding.UTF8.GetBytes(text)));
        });

    [Theory]
    [InlineData(@"a\", "INVALID_FORMAT.ESC_AT_THE_END")]
    [InlineData(@"a\b", "INVALID_FORMAT.ESC_IN_THE_MIDDLE")]
    public void Pattern_WithAStrayEscape_IsRefused(string pattern, string condition)
    {
        Assert.Null(LikePattern.TryParse(pattern, '\\', out var problem));
        Assert.Equal(condition, problem.Condition);
    }

    [Fact]
    public void Pattern_OfManyWildcards_TakesLinearTime()
    {
        var like = LikePattern.TryParse(string.Concat(Enumerable.Repeat("%a", 50)) + "b", '\\', out _)!;

        Assert.False(like.Matches(Encoding.UTF8.GetBytes(new string('a', 10_000))));
    }

    private static Gen<string> Texts(string letters)
    {
        var runes = letters.EnumerateRunes().Select(r => r.ToString()).ToArray();
        return Gen.Int[0, runes.Length - 1].Array[0, 8].Select(indexes => string.Concat(indexes.Select(i => runes[i])));
    }

    private static Regex ByRegex(string pattern)
    {
        const string AnyCodePoint = @"(?>[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])";
        var parts = pattern.EnumerateRunes().Select(r => r.Value switch
        {
            '%' => AnyCodePoint + "*",
            '_' => AnyCodePoint,
            _ => Regex.Escape(r.ToString()),
        });
        return new Regex($@"\A{string.Concat(parts)}\z", RegexOptions.CultureInvariant);
    }
}
