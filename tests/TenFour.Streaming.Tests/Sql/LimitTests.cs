using System.Diagnostics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Tests.Sql;

/// <summary>What is too large or too deep is refused at once, without an overflow of the stack.</summary>
public class LimitTests
{
    private const int Many = 100_000;

    private static readonly Dictionary<string, string> Deep = new()
    {
        ["parentheses"] = "SELECT " + Repeat("(", 10_000) + "1" + Repeat(")", 10_000),
        ["open parentheses"] = "SELECT " + Repeat("(", Many),
        ["NOT"] = "SELECT " + Repeat("NOT ", Many) + "a",
        ["exclamation marks"] = "SELECT " + Repeat("!", Many) + "a",
        ["signs"] = "SELECT " + Repeat("- ", Many) + "a",
        ["sum"] = "SELECT a" + Repeat(" + a", Many),
        ["texts"] = "SELECT a" + Repeat("||a", Many),
        ["comparisons"] = "SELECT a" + Repeat(" = a", Many),
        ["CASE"] = "SELECT " + Repeat("CASE WHEN a THEN ", 10_000) + "1" + Repeat(" END", 10_000),
        ["CASE conditions"] = "SELECT " + Repeat("CASE WHEN ", 10_000),
        ["calls"] = "SELECT " + Repeat("f(", 10_000),
        ["casts"] = "SELECT a" + Repeat("::int", 90_000),
        ["subscripts"] = "SELECT a" + Repeat("[0]", Many),
        ["fields"] = "SELECT f()" + Repeat(".a", Many),
        ["subqueries"] = Repeat("SELECT * FROM (", 10_000),
        ["scalar queries"] = Repeat("SELECT (", 10_000),
        ["relations"] = "SELECT * FROM " + Repeat("(", 10_000) + "t",
        ["joins"] = "SELECT * FROM t" + Repeat(" JOIN t", 50_000),
        ["commas"] = "SELECT * FROM t" + Repeat(", t", Many),
        ["unions"] = "SELECT 1" + Repeat(" UNION SELECT 1", 30_000),
        ["common tables"] = Repeat("WITH a AS (", 10_000),
        ["types"] = "SELECT CAST(a AS " + Repeat("array<", 10_000),
        ["lambdas"] = "SELECT " + Repeat("f(x -> ", 10_000),
        ["grouping sets"] = "SELECT a FROM t GROUP BY " + Repeat("GROUPING SETS (", 10_000),
        ["windows"] = "SELECT " + Repeat("f() OVER (ORDER BY ", 10_000),
        ["EXISTS"] = "SELECT " + Repeat("EXISTS (SELECT ", 10_000),
        ["IN"] = "SELECT " + Repeat("a IN (", 10_000),
    };

    public static TheoryData<string> TooDeep => [.. Deep.Keys];

    [Theory]
    [MemberData(nameof(TooDeep))]
    public void Query_TooDeep_IsRefusedAtOnce(string what)
    {
        // The texts are too long to be the data of a test, which some runners cut.
        var sql = Deep[what];
        var watch = Stopwatch.StartNew();

        var error = Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql));

        Assert.True(error.Condition == "FAILED_TO_PARSE_TOO_COMPLEX", $"{what}: {error.Message}");
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{what} took {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public void Query_InAThreadWithASmallStack_IsRefusedInsteadOfOverflowing()
    {
        var sql = "SELECT " + Repeat("f(CASE WHEN (", 160);
        StatisticException? error = null;
        var thread = new Thread(() => error = Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql)), 160 * 1024);

        thread.Start();
        thread.Join();

        Assert.Equal("FAILED_TO_PARSE_TOO_COMPLEX", error?.Condition);
    }

    [Fact]
    public void Query_WithDeepestNesting_IsRead()
    {
        var depth = SqlParser.MaxDepth - 10;

        var query = SqlParser.ParseQuery("SELECT " + Repeat("(", depth) + "1" + Repeat(")", depth));

        Assert.Equal(SqlParser.ParseQuery("SELECT 1"), query);
    }

    [Theory]
    [InlineData(" AND a")]
    [InlineData(" OR a")]
    public void Expression_WithLongChainOfConditions_IsBalanced(string link)
    {
        var expression = SqlParser.ParseExpression("a" + Repeat(link, Many / 2));

        Assert.True(DepthOf(expression) < 20);
    }

    [Fact]
    public void Expression_WithLongList_IsRead()
    {
        var expression = SqlParser.ParseExpression("a IN (1" + Repeat(", 22", Many) + ")");

        Assert.Equal(Many + 1, Assert.IsType<InListSyntax>(expression).Items.Count);
    }

    [Fact]
    public void Query_LongerThanTheLimit_IsRefusedAtOnce()
    {
        var sql = "SELECT a -- " + Repeat("x", 1024 * 1024);

        var error = Assert.Throws<StatisticException>(() => SqlParser.ParseQuery(sql));

        Assert.Equal("FAILED_TO_PARSE_TOO_COMPLEX", error.Condition);
        Assert.Contains("524,288", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_NestedDeeply_AreRead()
    {
        var sql = Repeat("/*", Many) + Repeat("*/", Many) + " SELECT 1";

        Assert.Equal(SqlParser.ParseQuery("SELECT 1"), SqlParser.ParseQuery(sql));
    }

    private static int DepthOf(SyntaxNode node) => 1 + node.Children.Select(DepthOf).DefaultIfEmpty().Max();

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
